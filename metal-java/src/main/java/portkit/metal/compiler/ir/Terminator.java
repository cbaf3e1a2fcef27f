package portkit.metal.compiler.ir;

import java.util.List;
import portkit.metal.asm.Cond;

/** The last operation of a block; it decides which successor is next. */
public abstract sealed class Terminator extends Node {
  Terminator(Node... inputs) {
    super(Kind.VOID, inputs);
  }

  /** To the only successor. */
  public static final class Goto extends Terminator {
    /** Unconditionally. */
    public Goto() {}
  }

  /** To the first successor if the comparison holds, else to the second. */
  public static final class If extends Terminator {
    private final Cond cond;

    /** {@code a cond b}. */
    public If(Cond cond, Node a, Node b) {
      super(a, b);
      this.cond = cond;
    }

    /** Whether a comparison holds for two values whose signed difference has this sign. */
    public static boolean holds(Cond cond, int sign) {
      return switch (cond) {
        case E -> sign == 0;
        case NE -> sign != 0;
        case L -> sign < 0;
        case LE -> sign <= 0;
        case G -> sign > 0;
        case GE -> sign >= 0;
        default -> throw new IllegalArgumentException(cond + " is not a Java comparison");
      };
    }

    /** The condition; signed for ints and longs, E or NE for references. */
    public Cond cond() {
      return cond;
    }

    @Override
    String detail() {
      return " " + cond;
    }
  }

  /** To the successor with the number of the key that equals the value, else to the last one. */
  public static final class Switch extends Terminator {
    private final List<Integer> keys;

    /** The keys are in ascending order. */
    public Switch(Node value, List<Integer> keys) {
      super(value);
      this.keys = List.copyOf(keys);
    }

    /** The keys, ascending. */
    public List<Integer> keys() {
      return keys;
    }

    /** Whether a jump table pays. */
    public boolean isDense() {
      long span = (long) keys.getLast() - keys.getFirst() + 1;
      return keys.size() >= 5 && span <= keys.size() * 3L;
    }

    @Override
    String detail() {
      return " " + keys;
    }
  }

  /** Back to the caller. */
  public static final class Return extends Terminator {
    /** With the value, if there is one. */
    public Return(Node... value) {
      super(value);
    }
  }

  /** Ends in panic. */
  public static final class Trap extends Terminator {
    private final String exception;

    /** The exception that the JVM throws here, and its message if that is known. */
    public Trap(String exception) {
      this.exception = exception;
    }

    /** The exception. */
    public String exception() {
      return exception;
    }

    @Override
    String detail() {
      return " " + exception;
    }
  }
}
