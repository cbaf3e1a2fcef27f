package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/**
 * What Linux leaves on the stack of a new program: the number of arguments, their addresses and a
 * zero; the environment's addresses and a zero; then pairs of a type and a value, up to type 0.
 */
public final class LinuxStack {
  /** The stack's beginning. */
  public static final Layout LAYOUT =
      Layout.of("initial stack of Linux", 8, "x86-64 psABI 1.0, 3.4.1");

  /** The number of arguments, the program's name included. */
  public static final Field64 ARGUMENT_COUNT = LAYOUT.field64("argc", 0);

  /** A type: the size of a page. */
  public static final int PAGE_SIZE = 6;

  /** A type: the address of 16 random bytes. */
  public static final int RANDOM = 25;

  /** A type: the address of the vDSO's ELF header. */
  public static final int VDSO = 33;

  private static final int END = 0;

  private LinuxStack() {}

  /** The address of the array of arguments' addresses, which ends with a zero. */
  public static long arguments(long stack) {
    return stack + LAYOUT.size();
  }

  /** The address of an argument, a C string; the index is checked. */
  public static long argument(long stack, int index) {
    Index.check(index, (int) ARGUMENT_COUNT.get(stack));
    return Memory.load64(arguments(stack) + (long) index * Long.BYTES);
  }

  /** The address of the array of the environment's addresses, which ends with a zero. */
  public static long environment(long stack) {
    return arguments(stack) + (ARGUMENT_COUNT.get(stack) + 1) * Long.BYTES;
  }

  /** The value that the auxiliary vector has for a type, or 0. */
  public static long auxiliary(long stack, int type) {
    long at = environment(stack);
    while (Memory.load64(at) != 0) {
      at += Long.BYTES;
    }
    at += Long.BYTES;
    while (Memory.load64(at) != END) {
      if (Memory.load64(at) == type) {
        return Memory.load64(at + Long.BYTES);
      }
      at += 2 * Long.BYTES;
    }
    return 0;
  }
}
