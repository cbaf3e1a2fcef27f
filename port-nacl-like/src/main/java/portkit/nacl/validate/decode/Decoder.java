package portkit.nacl.validate.decode;

/**
 * Decodes instructions of 64-bit mode, whatever the bytes are, and never reads beyond their end.
 * Stricter than a processor: what one ignores, such as REX before another prefix, and what Intel's
 * and AMD's decode differently is not an instruction here. Not thread-safe.
 */
public final class Decoder {
  /** What {@link #next} gives behind the end; no table has it. */
  private static final int END = -1;

  private final byte[] code;
  private int at;
  private int limit;
  private int prefixes;

  /** A decoder of these bytes, which are not copied. */
  public Decoder(byte[] code) {
    this.code = code;
  }

  /**
   * The instruction at an offset, or null if there is none that ends at or before {@code end},
   * which is inside of the bytes.
   */
  public Instruction decode(int offset, int end) {
    at = offset;
    limit = Math.min(end, offset + Instruction.MAX_LENGTH);
    prefixes = 0;
    int opcode = next();
    for (int bit = Prefixes.bit(opcode); bit != 0; bit = Prefixes.bit(opcode)) {
      if (!Prefixes.mayFollow(prefixes, bit)) {
        return null;
      }
      prefixes |= bit;
      opcode = next();
    }
    return switch (opcode) {
      case 0xc4, 0xc5 -> vex(offset, opcode);
      case 0x62 -> evex(offset);
      default -> legacy(offset, opcode);
    };
  }

  private Instruction legacy(int start, int first) {
    int opcode = first;
    if ((opcode & 0xf0) == 0x40) {
      // REX counts only right before the opcode.
      prefixes |= (opcode & 8) != 0 ? Prefixes.WIDE : 0;
      opcode = next();
    }
    if (opcode != 0x0f) {
      return opcode(start, OpcodeMap.ONE_BYTE, opcode);
    }
    opcode = next();
    return switch (opcode) {
      case 0x38 -> opcode(start, OpcodeMap.THREE_BYTE_38, next());
      case 0x3a -> opcode(start, OpcodeMap.THREE_BYTE_3A, next());
      default -> opcode(start, OpcodeMap.TWO_BYTE, opcode);
    };
  }

  /** C5 RvvvvLpp or C4 RXBmmmmm WvvvvLpp (SDM volume 2A, figure 2-9). */
  private Instruction vex(int start, int first) {
    int map = first == 0xc5 ? 1 : next() & 0x1f;
    int last = next();
    if (last == END || !takesVector()) {
      return null;
    }
    prefixes |= Prefixes.ofField(last & 3);
    prefixes |= first == 0xc4 && (last & 0x80) != 0 ? Prefixes.WIDE : 0;
    return opcode(start, OpcodeMap.ofVex(map), next());
  }

  /** 62 RXBR0mmm Wvvvv1pp zLLbVaaa (SDM volume 2A, figure 2-11). */
  private Instruction evex(int start) {
    int p0 = next();
    int p1 = next();
    int p2 = next();
    if (p2 == END || !takesVector() || (p0 & 8) != 0 || (p1 & 4) == 0) {
      return null;
    }
    prefixes |= Prefixes.ofField(p1 & 3) | ((p1 & 0x80) != 0 ? Prefixes.WIDE : 0);
    boolean reservedLength = (p2 & 0x60) == 0x60;
    boolean rounding = (p2 & 0x10) != 0;
    Instruction found = opcode(start, OpcodeMap.ofEvex(p0 & 7), next());
    // Length 3 is a rounding mode if there is one (SDM volume 2A, 2.7.10), else undefined.
    return found != null && reservedLength && !(rounding && found.modrm() >= 0xc0) ? null : found;
  }

  /** VEX and EVEX bring their own 66, F2 and F3, and there are no locked ones. */
  private boolean takesVector() {
    return !Prefixes.has(
        prefixes, Prefixes.OPERAND_SIZE | Prefixes.REP | Prefixes.REPNE | Prefixes.LOCK);
  }

  private Instruction opcode(int start, OpcodeMap map, int opcode) {
    if (map == null || opcode == END) {
      return null;
    }
    Opcodes opcodes = Opcodes.of(map);
    int modrm = END;
    Cell cell;
    if (opcodes.isGroup(opcode)) {
      modrm = next();
      cell = modrm == END ? null : opcodes.cell(opcode, modrm);
    } else {
      cell = opcodes.cell(opcode);
      if (cell != null && cell.hasModrm()) {
        modrm = next();
        cell = modrm == END ? null : cell;
      }
    }
    if (cell == null || !cell.allows(prefixes, modrm)) {
      return null;
    }
    if (cell.operands().mayAddressMemory()) {
      address(modrm);
    }
    int size = cell.immediate().size(prefixes);
    at += size;
    if (at > limit) {
      return null;
    }
    return new Instruction(
        map, opcode, prefixes, modrm, at - start, immediate(size), cell.immediate().isBranch());
  }

  /** Steps over what addresses memory (SDM volume 2A, tables 2-2 and 2-3). */
  private void address(int modrm) {
    int mod = modrm >> 6;
    int rm = modrm & 7;
    if (mod == 3) {
      return;
    }
    boolean noBase = mod == 0 && (rm == 4 ? (next() & 7) == 5 : rm == 5);
    if (mod != 0 && rm == 4) {
      at++;
    }
    at += mod == 1 ? 1 : mod == 2 || noBase ? 4 : 0;
  }

  private int next() {
    if (at >= limit) {
      at = limit + 1; // whatever comes now has ended too late
      return END;
    }
    return code[at++] & 0xff;
  }

  /** The last bytes, sign-extended; of none, 0. */
  private long immediate(int size) {
    long value = 0;
    for (int i = 1; i <= size; i++) {
      value = (value << 8) | (code[at - i] & 0xff);
    }
    int unused = 64 - 8 * size;
    return size == 0 ? 0 : value << unused >> unused;
  }
}
