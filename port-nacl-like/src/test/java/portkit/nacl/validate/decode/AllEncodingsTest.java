package portkit.nacl.validate.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every cell of the opcode maps, under all prefixes that tell instructions apart. */
class AllEncodingsTest {
  /** Room for the longest here and for objdump to find back into step. */
  private static final int SLOT = 32;

  private static final byte NOP = (byte) 0x90;
  private static final int[][] PREFIXES = {
    {}, {0x66}, {0xf3}, {0x66, 0xf3}, {0xf2}, {0x66, 0xf2}, {0x48}, {0x66, 0x48}, {0x67}, {0xf0}
  };

  private final ByteArrayOutputStream slots = new ByteArrayOutputStream();
  private final List<Integer> lengths = new ArrayList<>();

  /** Decodes what begins so, with more bytes behind, and puts it into a slot if it is defined. */
  private void add(int... bytes) {
    byte[] slot = new byte[SLOT];
    Arrays.fill(slot, NOP);
    for (int i = 0; i < bytes.length; i++) {
      slot[i] = (byte) bytes[i];
    }
    Instruction instruction = new Decoder(slot).decode(0, SLOT);
    if (instruction != null) {
      slots.writeBytes(slot);
      lengths.add(instruction.length());
    }
  }

  private static int[] joined(int[] first, int... second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The opcode with ModRM bytes of all reg fields; of registers all that may be told apart. */
  private void addOpcode(boolean isGroup, int... bytes) {
    for (int reg = 0; reg < 8; reg++) {
      add(joined(bytes, reg << 3)); // [rax]
      add(joined(bytes, reg << 3 | 4, 0x05)); // [rax+disp32] by SIB, as 5 is no base if mod is 0
      add(joined(bytes, reg << 3 | 5)); // [rip+disp32]
      add(joined(bytes, reg << 3 | 0x44, 0x24)); // [rsp+disp8]
      add(joined(bytes, reg << 3 | 0x81)); // [rcx+disp32]
      for (int rm = 0; rm < (isGroup ? 8 : 1); rm++) {
        add(joined(bytes, 0xc0 | reg << 3 | rm));
      }
    }
  }

  private void addLegacy(OpcodeMap map, int... escape) {
    Opcodes opcodes = Opcodes.of(map);
    for (int[] prefix : PREFIXES) {
      for (int opcode = 0; opcode < 256; opcode++) {
        int[] bytes = joined(prefix, joined(escape, opcode));
        if (opcodes.isGroup(opcode)) {
          addOpcode(true, bytes);
        } else if (opcodes.cell(opcode) != null) {
          if (opcodes.cell(opcode).hasModrm()) {
            addOpcode(false, bytes);
          } else {
            add(bytes);
          }
        }
      }
    }
  }

  /**
   * Compares with the first instruction that objdump sees in each slot.
   *
   * @return what is an instruction here and not there
   */
  private List<String> compare(int atLeast) {
    byte[] code = slots.toByteArray();
    List<String> wrong = new ArrayList<>();
    List<String> onlyHere = new ArrayList<>();
    for (Disassembly.Line line : Disassembly.of(code)) {
      int at = (int) line.address();
      if (at % SLOT != 0) {
        continue;
      }
      String bytes = HexFormat.ofDelimiter(" ").formatHex(code, at, at + 4);
      if (!line.isInstruction()) {
        onlyHere.add(bytes);
      } else if (line.length() != lengths.get(at / SLOT)) {
        wrong.add(bytes + ": " + line + ", decoded " + lengths.get(at / SLOT));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(lengths.size() >= atLeast, () -> "only " + lengths.size() + " were defined");
    return onlyHere;
  }

  @Test
  void mapsWithoutVectorPrefix() {
    addLegacy(OpcodeMap.ONE_BYTE);
    addLegacy(OpcodeMap.TWO_BYTE, 0x0f);
    addLegacy(OpcodeMap.THREE_BYTE_38, 0x0f, 0x38);
    addLegacy(OpcodeMap.THREE_BYTE_3A, 0x0f, 0x3a);
    // objdump shows fwait as one with what follows, and its REX apart.
    assertEquals(List.of("48 9b 90 90", "66 48 9b 90"), compare(30_000));
  }

  /** W and L are not in the tables: a processor faults on a length or width that is undefined. */
  @Test
  void vectorMapsWithEitherLengthAndWidth() {
    for (int map = 1; map <= 3; map++) {
      for (int opcode = 0; opcode < 256; opcode++) {
        for (int last = 0; last < 8; last++) {
          addOpcode(false, 0xc4, 0xe0 | map, 0x78 | last, opcode);
          addOpcode(false, 0x62, 0xf0 | map, 0x7c | (last & 3), 0x48 | (last & 4), opcode);
        }
      }
    }
    compare(30_000);
  }
}
