package portkit.metal.asm;

/**
 * One instruction on its way into the buffer: prefixes, REX, opcode, ModRM, SIB, displacement and
 * immediate in the order of SDM 2A 2.1. The instruction groups describe their instructions with it;
 * {@link #emit} writes it.
 */
final class Encoding {
  private static final int REX = 0x40;
  private static final int REX_W = 8;
  private static final int REX_R = 4;
  private static final int REX_X = 2;
  private static final int REX_B = 1;
  private static final int NONE = -1;

  /** In the r/m field: a SIB byte follows. In SIB's index field: no index. */
  private static final int RSP_FIELD = 4;

  /** In SIB's base field with mod 00: no base, 32-bit displacement. */
  private static final int RBP_FIELD = 5;

  private final CodeBuffer out;
  private final Mode mode;
  private final int opcode;
  private int mandatoryPrefix = NONE;
  private boolean lock;
  private Width width = Width.DWORD;
  private boolean wide;
  private int reg = NONE;
  private boolean rexForByte;
  private Rm rm;
  private Reg inOpcode;
  private int immediate;
  private int immediateBytes;

  Encoding(CodeBuffer out, Mode mode, int opcode) {
    this.out = out;
    this.mode = mode;
    this.opcode = opcode;
  }

  /** F2, F3 or 66 where it is part of the opcode; it stands in front of REX. */
  Encoding prefix(int mandatory) {
    mandatoryPrefix = mandatory;
    return this;
  }

  /** Makes a read-modify-write of memory atomic. */
  Encoding lock() {
    lock = true;
    return this;
  }

  /** Operand size: 66 for words, REX.W for quadwords. */
  Encoding size(Width operand) {
    width = operand;
    wide = operand == Width.QWORD;
    return this;
  }

  /** A register in the reg field, of the operand size. */
  Encoding reg(Reg register) {
    return reg(register, width);
  }

  /** A register in the reg field, of another size than the operand size. */
  Encoding reg(Reg register, Width size) {
    reg = register.number();
    rexForByte |= size == Width.BYTE && register.byteNeedsRex();
    return this;
  }

  /** An opcode extension (/0 to /7) or a control, debug or segment register in the reg field. */
  Encoding digit(int extension) {
    reg = extension;
    return this;
  }

  /** The r/m operand, of the operand size. */
  Encoding rm(Rm operand) {
    return rm(operand, width);
  }

  /** The r/m operand, of another size than the operand size. */
  Encoding rm(Rm operand, Width size) {
    rm = operand;
    rexForByte |= size == Width.BYTE && operand instanceof Reg r && r.byteNeedsRex();
    return this;
  }

  /** A register in the low three bits of the opcode. */
  Encoding inOpcode(Reg register) {
    inOpcode = register;
    rexForByte |= width == Width.BYTE && register.byteNeedsRex();
    return this;
  }

  /** An immediate of the operand size (32 bits sign-extended for quadwords). */
  Encoding immediate(long value) {
    immediate = width.immediate(value);
    immediateBytes = width.immediateBytes();
    return this;
  }

  /** A one-byte immediate, sign-extended by the processor. */
  Encoding immediate8(int value) {
    immediate = Width.BYTE.immediate(value);
    immediateBytes = 1;
    return this;
  }

  void emit() {
    int rex = rex();
    if (mode == Mode.PROTECTED && rm instanceof Mem.RipRelative) {
      throw new IllegalArgumentException("RIP-relative operands do not exist in 32-bit mode");
    }
    if (mode == Mode.PROTECTED && rex != 0) {
      throw new IllegalArgumentException(
          "64-bit operands, R8 to R15 and SPL to DIL do not exist in 32-bit mode");
    }
    prefixes();
    if (rex != 0) {
      out.u8(rex);
    }
    Opcodes.put(out, inOpcode == null ? opcode : opcode | (inOpcode.number() & 7));
    switch (rm) {
      case null -> {}
      case Reg r -> modrm(3, r.number());
      case Mem.Indirect m -> memory(m);
      case Mem.RipRelative m -> ripRelative(m);
    }
    out.unsigned(immediate, immediateBytes);
  }

  private void prefixes() {
    if (lock) {
      out.u8(0xf0);
    }
    if (rm instanceof Mem m && m.segment() != null) {
      out.u8(m.segment().prefix());
    }
    if (width == Width.WORD) {
      out.u8(0x66);
    }
    if (mandatoryPrefix != NONE) {
      out.u8(mandatoryPrefix);
    }
  }

  private int rex() {
    int bits = (wide ? REX_W : 0) | (reg >= 8 ? REX_R : 0);
    if (rm instanceof Mem.Indirect m) {
      bits |= (isHigh(m.index()) ? REX_X : 0) | (isHigh(m.base()) ? REX_B : 0);
    } else if (rm instanceof Reg r) {
      bits |= isHigh(r) ? REX_B : 0;
    }
    bits |= isHigh(inOpcode) ? REX_B : 0;
    return bits != 0 || rexForByte ? REX | bits : 0;
  }

  private static boolean isHigh(Reg register) {
    return register != null && register.number() >= 8;
  }

  private void modrm(int mod, int rmField) {
    out.u8(mod << 6 | (reg & 7) << 3 | (rmField & 7));
  }

  private void sib(Scale scale, int index, int base) {
    out.u8(scale.log2() << 6 | (index & 7) << 3 | (base & 7));
  }

  private void memory(Mem.Indirect m) {
    int index = m.index() == null ? RSP_FIELD : m.index().number();
    if (m.base() == null && m.index() == null && mode == Mode.PROTECTED) {
      modrm(0, RBP_FIELD);
      out.unsigned(m.disp(), 4);
      return;
    }
    if (m.base() == null) {
      // Without SIB, mod 00 r/m 101 is RIP-relative in 64-bit mode: absolute needs the SIB form.
      modrm(0, RSP_FIELD);
      sib(m.index() == null ? Scale.X1 : m.scale(), index, RBP_FIELD);
      out.unsigned(m.disp(), 4);
      return;
    }
    int base = m.base().number();
    int mod = displacementMod(m.disp(), base);
    if (m.index() != null || (base & 7) == RSP_FIELD) {
      modrm(mod, RSP_FIELD);
      sib(m.index() == null ? Scale.X1 : m.scale(), index, base);
    } else {
      modrm(mod, base);
    }
    out.unsigned(m.disp(), mod == 1 ? 1 : mod == 2 ? 4 : 0);
  }

  /** RBP and R13 as base have no form without displacement: their place means "no base". */
  private static int displacementMod(int disp, int base) {
    if (disp == 0 && (base & 7) != RBP_FIELD) {
      return 0;
    }
    return disp == (byte) disp ? 1 : 2;
  }

  private void ripRelative(Mem.RipRelative m) {
    modrm(0, RBP_FIELD);
    out.fixup(new Fixup.Rel32(out.size(), m.label(), m.disp(), immediateBytes));
  }
}
