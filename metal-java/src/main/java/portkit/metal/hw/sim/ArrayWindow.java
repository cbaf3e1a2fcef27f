package portkit.metal.hw.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A Java array seen as memory, as it is in an image. */
record ArrayWindow(MemorySegment array) implements MemoryDevice {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static ArrayWindow of(Object array) {
    return new ArrayWindow(
        switch (array) {
          case byte[] bytes -> MemorySegment.ofArray(bytes);
          case int[] ints -> MemorySegment.ofArray(ints);
          case long[] longs -> MemorySegment.ofArray(longs);
          default -> throw new IllegalArgumentException("no window for " + array.getClass());
        });
  }

  @Override
  public long load(long offset, int width) {
    return switch (width) {
      case 1 -> array.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
      case 2 -> array.get(SHORT, offset) & 0xffff;
      case 4 -> array.get(INT, offset) & 0xffff_ffffL;
      default -> array.get(LONG, offset);
    };
  }

  @Override
  public void store(long offset, int width, long value) {
    switch (width) {
      case 1 -> array.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
      case 2 -> array.set(SHORT, offset, (short) value);
      case 4 -> array.set(INT, offset, (int) value);
      default -> array.set(LONG, offset, value);
    }
  }
}
