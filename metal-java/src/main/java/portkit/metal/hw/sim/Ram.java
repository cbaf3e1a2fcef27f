package portkit.metal.hw.sim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Memory that reads zero until it is written, held in pages that come into being when written. */
final class Ram implements MemoryDevice {
  private static final int PAGE = 4096;
  private static final byte[] ZEROES = new byte[PAGE];
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final Map<Long, byte[]> pages = new HashMap<>();

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long load(long offset, int width) {
    int at = (int) (offset & PAGE - 1);
    if (at + width > PAGE) {
      int low = width / 2;
      return load(offset, low) | (load(offset + low, low) << (8 * low));
    }
    byte[] page = pages.getOrDefault(offset / PAGE, ZEROES);
    return switch (width) {
      case 1 -> page[at] & 0xff;
      case 2 -> (short) SHORT.get(page, at) & 0xffff;
      case 4 -> (int) INT.get(page, at) & 0xffff_ffffL;
      default -> (long) LONG.get(page, at);
    };
  }

  @Override
  public void store(long offset, int width, long value) {
    int at = (int) (offset & PAGE - 1);
    if (at + width > PAGE) {
      int low = width / 2;
      store(offset, low, value);
      store(offset + low, low, value >>> (8 * low));
      return;
    }
    byte[] page = pages.computeIfAbsent(offset / PAGE, number -> new byte[PAGE]);
    switch (width) {
      case 1 -> page[at] = (byte) value;
      case 2 -> SHORT.set(page, at, (short) value);
      case 4 -> INT.set(page, at, (int) value);
      default -> LONG.set(page, at, value);
    }
  }
}
