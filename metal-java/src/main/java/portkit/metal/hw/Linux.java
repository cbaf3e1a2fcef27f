package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * System calls, for images built for Linux: number in RAX, arguments in RDI, RSI, RDX, R10, R8 and
 * R9, result in RAX, -4095 to -1 being a negated error code (x86-64 psABI, A.2.1).
 */
public final class Linux {
  private Linux() {}

  /** A call without arguments. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number) {
    return Machine.current().systemCall(number);
  }

  /** A call with one argument. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number, long a) {
    return Machine.current().systemCall(number, a);
  }

  /** A call with two arguments. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number, long a, long b) {
    return Machine.current().systemCall(number, a, b);
  }

  /** A call with three arguments. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number, long a, long b, long c) {
    return Machine.current().systemCall(number, a, b, c);
  }

  /** A call with four arguments. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number, long a, long b, long c, long d) {
    return Machine.current().systemCall(number, a, b, c, d);
  }

  /** A call with five arguments. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number, long a, long b, long c, long d, long e) {
    return Machine.current().systemCall(number, a, b, c, d, e);
  }

  /** A call with six arguments. */
  @Intrinsic(value = "syscall", effect = Effect.BARRIER)
  public static long call(long number, long a, long b, long c, long d, long e, long f) {
    return Machine.current().systemCall(number, a, b, c, d, e, f);
  }
}
