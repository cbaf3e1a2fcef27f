package portkit.metal.asm;

import java.nio.charset.StandardCharsets;

/** Data between instructions, little-endian. */
public interface Data extends Emitter {
  /** Refuses values that a byte holds neither signed nor unsigned. */
  default void u8(int value) {
    buffer().unsigned(Width.BYTE.immediate(value), 1);
  }

  /** Refuses values that 16 bits hold neither signed nor unsigned. */
  default void u16(int value) {
    buffer().unsigned(Width.WORD.immediate(value), 2);
  }

  /** Refuses values that 32 bits hold neither signed nor unsigned. */
  default void u32(long value) {
    buffer().unsigned(Width.DWORD.immediate(value), 4);
  }

  /** Any 64 bits. */
  default void u64(long value) {
    buffer().unsigned(value, 8);
  }

  /** The address of the label. */
  default void u64(Label label) {
    buffer().fixup(new Fixup.Absolute(buffer().size(), 8, label));
  }

  /** The address of the label, which must be below 4 GiB. */
  default void u32(Label label) {
    buffer().fixup(new Fixup.Absolute(buffer().size(), 4, label));
  }

  /** How many bytes the label is behind another one, as a signed 32-bit number. */
  default void distance(Label from, Label to) {
    buffer().fixup(new Fixup.Distance(buffer().size(), from, to));
  }

  /** Bytes as they are. */
  default void bytes(byte[] bytes) {
    for (byte b : bytes) {
      buffer().u8(b);
    }
  }

  /** Text without a terminator; refuses characters outside ASCII. */
  default void ascii(String text) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("not ASCII: " + text);
    }
    bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** This many zero bytes. */
  default void zeros(int count) {
    bytes(new byte[count]);
  }

  /** Pads code up to a multiple of a power of two, with NOPs that may be executed. */
  default void align(int boundary) {
    pad(boundary, Padding.NOPS);
  }

  /** Pads data up to a multiple of a power of two, with zeros. */
  default void alignData(int boundary) {
    pad(boundary, Padding.ZEROS);
  }

  private void pad(int boundary, Padding padding) {
    if (Integer.bitCount(boundary) != 1) {
      throw new IllegalArgumentException("alignment " + boundary + " is not a power of two");
    }
    buffer().stretch(new Stretch.Align(buffer().size(), boundary, padding));
  }
}
