package portkit.nacl.validate;

import portkit.nacl.validate.decode.Decoder;
import portkit.nacl.validate.decode.Instruction;
import portkit.nacl.validate.decode.OpcodeMap;

/**
 * A function that does nothing but jump over data to its {@code ret}: Go's linker finds programs by
 * such ones (crypto/internal/boring/sig). What is jumped over is not code.
 */
final class Marker {
  private static final int SHORT_JUMP = 0xeb;
  private static final int RETURN = 0xc3;

  private Marker() {}

  /** The offset of the {@code ret} if a marker stands at the offset, else the offset itself. */
  static int skip(byte[] code, Decoder decoder, int offset, int end) {
    Instruction jump = decoder.decode(offset, end);
    if (jump == null || jump.map() != OpcodeMap.ONE_BYTE || jump.opcode() != SHORT_JUMP) {
      return offset;
    }
    long target = offset + jump.length() + jump.immediate();
    boolean isMarker =
        target > offset + jump.length()
            && target < end
            && (code[(int) target] & 0xff) == RETURN
            && isPadding(code, (int) target + 1, end);
    return isMarker ? (int) target : offset;
  }

  private static boolean isPadding(byte[] code, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((code[i] & 0xff) != 0xcc) {
        return false;
      }
    }
    return true;
  }
}
