package portkit.baremetal.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;

/**
 * What may follow the program's file in the boot module: a command line, which loaders would
 * otherwise cut off at 4 KiB, as a C string, and then this.
 */
public final class ModuleTrailer {
  /** The trailer, the last thing in the module. */
  public static final Layout LAYOUT =
      Layout.packed("boot module trailer", 24, "portkit.baremetal.boot");

  /** The length of the command line, its zero included. */
  public static final Field64 TEXT_SIZE = LAYOUT.field64("textSize", 0);

  /** Profiles of the OS interface that the kernel is to do without, as capability bits. */
  public static final Field64 HIDDEN = LAYOUT.field64("hidden", 8);

  /** {@link #MAGIC_VALUE}. */
  public static final Field64 MAGIC = LAYOUT.field64("magic", 16);

  /** The bytes {@code portarg} and a zero. */
  public static final long MAGIC_VALUE = 0x0067_7261_7472_6f70L;

  private ModuleTrailer() {}

  /** The address of the trailer in a module, or 0 if it has none. */
  public static long find(long moduleStart, long moduleEnd) {
    long trailer = moduleEnd - LAYOUT.size();
    if (trailer < moduleStart || MAGIC.get(trailer) != MAGIC_VALUE) {
      return 0;
    }
    long size = TEXT_SIZE.get(trailer);
    return size > 0 && size <= trailer - moduleStart ? trailer : 0;
  }

  /** The bytes to put behind a program's file, on the side of whoever starts a machine. */
  public static byte[] bytes(String commandLine, long hidden) {
    byte[] text = commandLine.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(text.length + 1 + LAYOUT.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(text)
        .put((byte) 0)
        .putLong(text.length + 1)
        .putLong(hidden)
        .putLong(MAGIC_VALUE)
        .array();
  }
}
