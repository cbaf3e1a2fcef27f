package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * Addresses of functions, and calls through them by the System V AMD64 convention. The stack that
 * the callees take is declared by {@link CalleeStack}.
 */
public final class FunctionPointer {
  private FunctionPointer() {}

  /** The address of the method that is {@link Export exported} under the name, a constant. */
  @Intrinsic(value = "functionPointer", effect = Effect.PURE)
  public static long to(String export) {
    return Machine.current().functions().address(export);
  }

  /** Calls the function; its result is RAX. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function) {
    return Machine.current().functions().call(function);
  }

  /** Calls the function. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function, long a) {
    return Machine.current().functions().call(function, a);
  }

  /** Calls the function. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function, long a, long b) {
    return Machine.current().functions().call(function, a, b);
  }

  /** Calls the function. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function, long a, long b, long c) {
    return Machine.current().functions().call(function, a, b, c);
  }

  /** Calls the function. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function, long a, long b, long c, long d) {
    return Machine.current().functions().call(function, a, b, c, d);
  }

  /** Calls the function. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function, long a, long b, long c, long d, long e) {
    return Machine.current().functions().call(function, a, b, c, d, e);
  }

  /** Calls the function. */
  @Intrinsic(value = "call", effect = Effect.BARRIER)
  public static long call(long function, long a, long b, long c, long d, long e, long f) {
    return Machine.current().functions().call(function, a, b, c, d, e, f);
  }
}
