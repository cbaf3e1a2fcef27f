package portkit.metal.asm;

import java.nio.ByteBuffer;

/** Opcodes of one to three bytes are written as one number, first byte highest: 0x0faf. */
final class Opcodes {
  private Opcodes() {}

  static int length(int opcode) {
    return opcode > 0xffff ? 3 : opcode > 0xff ? 2 : 1;
  }

  static void put(CodeBuffer out, int opcode) {
    for (int i = length(opcode) - 1; i >= 0; i--) {
      out.u8(opcode >> (8 * i));
    }
  }

  static void put(ByteBuffer out, int opcode) {
    for (int i = length(opcode) - 1; i >= 0; i--) {
      out.put((byte) (opcode >> (8 * i)));
    }
  }
}
