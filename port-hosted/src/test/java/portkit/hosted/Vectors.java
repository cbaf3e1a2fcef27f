package portkit.hosted;

import static portkit.metal.asm.Width.QWORD;

import portkit.hosted.guest.GuestProgram;
import portkit.metal.asm.Reg;

/**
 * Vector instructions as bytes, since our assembler has none: a value in all of YMM0, and the upper
 * half told apart from the lower, which a port that saves too little loses.
 */
final class Vectors {
  /** {@code vzeroall}. */
  static final byte[] CLEAR_ALL = {(byte) 0xc5, (byte) 0xfc, 0x77};

  /** {@code movq xmm0, rax}. */
  private static final byte[] LOAD = {0x66, 0x48, 0x0f, 0x6e, (byte) 0xc0};

  /** {@code vbroadcastsd ymm0, xmm0}. */
  private static final byte[] BROADCAST = {(byte) 0xc4, (byte) 0xe2, 0x7d, 0x19, (byte) 0xc0};

  /** {@code movq rax, xmm0}. */
  private static final byte[] LOW = {0x66, 0x48, 0x0f, 0x7e, (byte) 0xc0};

  /** {@code vextractf128 xmm1, ymm0, 1} and {@code movq rax, xmm1}. */
  private static final byte[] HIGH = {
    (byte) 0xc4, (byte) 0xe3, 0x7d, 0x19, (byte) 0xc1, 1, 0x66, 0x48, 0x0f, 0x7e, (byte) 0xc8
  };

  private Vectors() {}

  /** Fills YMM0 with the value; spoils RAX. */
  static void fill(GuestProgram g, long value) {
    g.a.set(Reg.RAX, value);
    g.a.bytes(LOAD);
    g.a.bytes(BROADCAST);
  }

  /** Ends the program with the code unless YMM0 holds the value throughout. */
  static void expect(GuestProgram g, long value, int codeOtherwise) {
    g.a.bytes(LOW);
    g.a.mov(QWORD, Reg.RDX, Reg.RAX);
    g.expect(value, codeOtherwise);
    g.a.bytes(HIGH);
    g.expect(value, codeOtherwise);
  }
}
