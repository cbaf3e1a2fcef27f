package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * Atomic read-modify-write of raw memory with the {@code lock} prefix: each is also a full fence
 * (SDM vol. 3, 9.2.3.9). Addresses must be aligned to the width.
 */
public final class Atomic {
  private Atomic() {}

  /** Stores the new value if the expected one is there; tells whether it did. */
  public static boolean compareAndSet32(long address, int expected, int value) {
    return compareAndExchange32(address, expected, value) == expected;
  }

  /** Stores the new value if the expected one is there; tells whether it did. */
  public static boolean compareAndSet64(long address, long expected, long value) {
    return compareAndExchange64(address, expected, value) == expected;
  }

  /** Stores the new value if the expected one is there; returns what was there. */
  @Intrinsic("compareAndExchange32")
  public static int compareAndExchange32(long address, int expected, int value) {
    Machine machine = Machine.current();
    int old = (int) machine.load(address, 4);
    machine.store(address, 4, old == expected ? value : old);
    return old;
  }

  /** Stores the new value if the expected one is there; returns what was there. */
  @Intrinsic("compareAndExchange64")
  public static long compareAndExchange64(long address, long expected, long value) {
    Machine machine = Machine.current();
    long old = machine.load(address, 8);
    machine.store(address, 8, old == expected ? value : old);
    return old;
  }

  /** Stores the value; returns what was there. */
  @Intrinsic("exchange32")
  public static int exchange32(long address, int value) {
    Machine machine = Machine.current();
    int old = (int) machine.load(address, 4);
    machine.store(address, 4, value);
    return old;
  }

  /** Stores the value; returns what was there. */
  @Intrinsic("exchange64")
  public static long exchange64(long address, long value) {
    Machine machine = Machine.current();
    long old = machine.load(address, 8);
    machine.store(address, 8, value);
    return old;
  }

  /** Adds; returns what was there before. */
  @Intrinsic("fetchAdd32")
  public static int fetchAdd32(long address, int delta) {
    Machine machine = Machine.current();
    int old = (int) machine.load(address, 4);
    machine.store(address, 4, old + delta);
    return old;
  }

  /** Adds; returns what was there before. */
  @Intrinsic("fetchAdd64")
  public static long fetchAdd64(long address, long delta) {
    Machine machine = Machine.current();
    long old = machine.load(address, 8);
    machine.store(address, 8, old + delta);
    return old;
  }

  /** Keeps the bits that the mask has. */
  @Intrinsic("and32")
  public static void and32(long address, int mask) {
    Machine machine = Machine.current();
    machine.store(address, 4, machine.load(address, 4) & mask);
  }

  /** Keeps the bits that the mask has. */
  @Intrinsic("and64")
  public static void and64(long address, long mask) {
    Machine machine = Machine.current();
    machine.store(address, 8, machine.load(address, 8) & mask);
  }

  /** Sets the bits that the mask has. */
  @Intrinsic("or32")
  public static void or32(long address, int mask) {
    Machine machine = Machine.current();
    machine.store(address, 4, machine.load(address, 4) | mask);
  }

  /** Sets the bits that the mask has. */
  @Intrinsic("or64")
  public static void or64(long address, long mask) {
    Machine machine = Machine.current();
    machine.store(address, 8, machine.load(address, 8) | mask);
  }
}
