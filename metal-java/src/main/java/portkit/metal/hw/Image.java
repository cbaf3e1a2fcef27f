package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * Where the running image lies in memory, for what hands out the memory around it and for what
 * protects it. Each part begins at a page of its own and ends at the address after its last byte.
 */
public final class Image {
  private Image() {}

  /** The first byte of the whole image. */
  @Intrinsic(value = "imageStart", effect = Effect.PURE)
  public static long start() {
    return Machine.current().image().start();
  }

  /** The end of the whole image, zeroed memory included. */
  @Intrinsic(value = "imageEnd", effect = Effect.PURE)
  public static long end() {
    return Machine.current().image().end();
  }

  /** The start of the machine code. */
  @Intrinsic(value = "textStart", effect = Effect.PURE)
  public static long textStart() {
    return Machine.current().image().textStart();
  }

  /** The end of the machine code. */
  @Intrinsic(value = "textEnd", effect = Effect.PURE)
  public static long textEnd() {
    return Machine.current().image().textEnd();
  }

  /** The start of what is never written. */
  @Intrinsic(value = "readOnlyStart", effect = Effect.PURE)
  public static long readOnlyStart() {
    return Machine.current().image().readOnlyStart();
  }

  /** The end of what is never written. */
  @Intrinsic(value = "readOnlyEnd", effect = Effect.PURE)
  public static long readOnlyEnd() {
    return Machine.current().image().readOnlyEnd();
  }
}
