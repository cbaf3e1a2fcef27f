package portkit.metal.compiler.ir;

/** Traps unless a condition holds; what follows may rely on it. */
public abstract sealed class Check extends Node {
  Check(Node... inputs) {
    super(Kind.VOID, inputs);
  }

  /** The exception that the JVM throws here, with its message where that is fixed. */
  public abstract String exception();

  @Override
  public Object identity() {
    return 0;
  }

  /** The reference is not null. */
  public static final class Null extends Check {
    /** Checks this reference. */
    public Null(Node reference) {
      super(reference);
    }

    @Override
    public String exception() {
      return "java.lang.NullPointerException";
    }
  }

  /** 0 <= index < length, compared as one unsigned number. */
  public static final class Bounds extends Check {
    /** Checks this index against this array's length. */
    public Bounds(Node index, Node array) {
      super(index, array);
    }

    @Override
    public String exception() {
      return "java.lang.ArrayIndexOutOfBoundsException";
    }
  }

  /** The divisor is not zero. */
  public static final class Divisor extends Check {
    /** Checks this divisor. */
    public Divisor(Node divisor) {
      super(divisor);
    }

    @Override
    public String exception() {
      return "java.lang.ArithmeticException: / by zero";
    }
  }

  /** The reference is null or an instance of the class. */
  public static final class Cast extends Check {
    private final Class<?> type;

    /** Checks this reference against this class. */
    public Cast(Node reference, Class<?> type) {
      super(reference);
      this.type = type;
    }

    /** The class. */
    public Class<?> type() {
      return type;
    }

    @Override
    public Object identity() {
      return type;
    }

    @Override
    public String exception() {
      return "java.lang.ClassCastException: not a " + type.getName();
    }
  }

  /** The value may be an element of the array, whose run-time class decides. */
  public static final class Element extends Check {
    /** Checks this value against this array. */
    public Element(Node array, Node value) {
      super(array, value);
    }

    @Override
    public String exception() {
      return "java.lang.ArrayStoreException";
    }
  }
}
