package portkit.conformance.guest;

/** State that must survive, as bits of what {@code watch}, {@code spin} and {@code raise} give. */
public final class Watched {
  /** A general register other than RSP; which ones is not told. */
  public static final int GENERAL = 1;

  /** RSP. */
  public static final int STACK_POINTER = 2;

  /** The direction flag, and where nothing is called the carry flag. */
  public static final int FLAGS = 4;

  /** MXCSR. */
  public static final int MXCSR = 8;

  /** The x87 control word. */
  public static final int CONTROL_WORD = 16;

  /** A vector register. */
  public static final int VECTOR = 32;

  /** The x87 stack. */
  public static final int X87 = 64;

  /** Memory below RSP, which is the thread's while it makes no call. */
  public static final int BELOW_STACK = 128;

  private Watched() {}
}
