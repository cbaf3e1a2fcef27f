package portkit.metal.compiler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntUnaryOperator;
import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.StackBudget;
import portkit.metal.hw.Uninterruptible;

/** One class for each rule, which breaks it. */
@SuppressWarnings({
  "ArrayHashCode",
  "DoNotCallSuggester",
  "EnumOrdinal",
  "NonAtomicVolatileUpdate",
  "SynchronizeOnNonFinalField",
  "UnusedVariable"
})
final class RejectCases {
  private RejectCases() {}

  static final class Allocation {
    @Export("f")
    static int f(int n) {
      return loop(n) + 1;
    }

    private static int loop(int n) {
      int sum = n;
      for (int i = 0; i < 9; i++) {
        sum += helper(sum) * sum / 3 + sum * 7 - (sum ^ 5) + sum % 3 + sum % 7 + (sum >> 3);
        sum += helper(sum + i) * sum / 5 + sum * 9 - (sum ^ 6) + sum % 5 + sum % 9 + (sum >> 5);
      }
      return sum;
    }

    private static int helper(int n) {
      return new int[n].length;
    }
  }

  static final class Boxing {
    @Export("f")
    static int f(int n) {
      Integer boxed = n;
      return boxed.hashCode();
    }
  }

  static final class Letter {
    @Export("f")
    static int f(char c) {
      Character boxed = c;
      return boxed.hashCode();
    }
  }

  static final class Clone {
    private static final int[] NUMBERS = {1, 2};

    @Export("f")
    static int f(int n) {
      return NUMBERS.clone()[n];
    }
  }

  static final class Concatenation {
    @Export("f")
    static int f(int n) {
      String s = "a" + n;
      return s.length();
    }
  }

  static final class Recursion {
    @Export("f")
    static int f(int n) {
      return n < 2 ? n : f(n - 1) + f(n - 2);
    }
  }

  interface Step {
    int go(int n);
  }

  static final class ThroughInterfaces {
    static final Step[] STEPS = new Step[2];

    static final class Down implements Step {
      @Override
      public int go(int n) {
        return n <= 0 ? 0 : STEPS[n & 1].go(n - 1);
      }
    }

    static final class Up implements Step {
      @Override
      public int go(int n) {
        return n > 99 ? 0 : STEPS[n & 1].go(n + 1);
      }
    }

    static {
      STEPS[0] = new Down();
      STEPS[1] = new Up();
    }

    @Export("f")
    static int f(int n) {
      return STEPS[n & 1].go(n);
    }
  }

  static final class Catch {
    @Export("f")
    static int f(int n) {
      try {
        return 1 / n;
      } catch (ArithmeticException e) {
        return 0;
      }
    }
  }

  static final class Monitor {
    private static final Object LOCK = new Object();

    @Export("f")
    static int f(int n) {
      synchronized (LOCK) {
        return n;
      }
    }
  }

  static final class SynchronizedMethod {
    @Export("f")
    static int f(int n) {
      return locked(n);
    }

    private static synchronized int locked(int n) {
      return n;
    }
  }

  static final class FloatingPoint {
    @Export("f")
    static int f(int n) {
      double d = n;
      return (int) (d * 2);
    }
  }

  /** Floating point from everywhere, and what is wrong besides. */
  static final class FloatingPoints {
    static final float[] ELEMENTS = {1};
    static double field = 2;
    static volatile int size;

    @Export("f")
    static int f(int n, double d) {
      float sum = (ELEMENTS[n & 0] + n) * 0.5f;
      field = sum + field;
      size = new int[n].length;
      return half(n, d) > 1 ? (int) sum : 0;
    }

    private static double half(int n, double d) {
      return n / d;
    }
  }

  static final class Catches {
    static int g;

    @Export("f")
    static int f(int n) {
      try {
        g = new int[n].length;
      } catch (NegativeArraySizeException e) {
        g = 1;
      }
      try {
        return 7 / n;
      } catch (ArithmeticException e) {
        return 0;
      } finally {
        g = 5;
      }
    }
  }

  interface Work {
    int go(int n);
  }

  /** Several of the methods that a call may lead to break rules. */
  static final class ManyTargets {
    static final Work[] WORK = {
      new Work() {
        @Override
        public synchronized int go(int n) {
          return n;
        }
      },
      new Work() {
        @Override
        public int go(int n) {
          return new int[n].length;
        }
      },
      new Work() {
        @Override
        public synchronized int go(int n) {
          return n + 1;
        }
      }
    };

    @Export("f")
    static int f(int n) {
      return WORK[n].go(n);
    }
  }

  static final class Handles {
    static byte small;
    static String name;
    private static final VarHandle SMALL;
    private static final VarHandle NAME;

    static {
      try {
        SMALL = MethodHandles.lookup().findStaticVarHandle(Handles.class, "small", byte.class);
        NAME = MethodHandles.lookup().findStaticVarHandle(Handles.class, "name", String.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    @Export("f")
    static int f(int n) {
      if (n == 1) {
        SMALL.set(n);
      } else if (n == 2) {
        NAME.getAndAdd("x");
      }
      return n == 3 ? (Byte) SMALL.get() : 0;
    }
  }

  static final class Lambda {
    @Export("f")
    static int f(int n) {
      IntUnaryOperator o = x -> x + n;
      return o.applyAsInt(1);
    }
  }

  static final class Native {
    @Export("f")
    static long f(int n) {
      return System.nanoTime() + n;
    }
  }

  static final class Reflection {
    private static final Object[] THINGS = {"a", new int[1]};

    @Export("f")
    static String f(int n) {
      return THINGS[n].getClass().getName();
    }
  }

  static final class Promise {
    @Export("f")
    static int f(int n) {
      return quiet(n);
    }

    @Uninterruptible("the list is half linked")
    private static int quiet(int n) {
      return deep(n) + 1;
    }

    private static int deep(int n) {
      if (n == 7) {
        Interrupts.enable();
      }
      return n;
    }
  }

  static final class Pointer {
    @Export("f")
    static long f(long function) {
      return FunctionPointer.call(function, 1);
    }
  }

  static final class PointerToNothing {
    @Export("f")
    static long f(int n) {
      return FunctionPointer.to("nobody") + n;
    }
  }

  static final class Budget {
    @Export("f")
    @StackBudget(64)
    @CalleeStack(100)
    static long f(long function) {
      return FunctionPointer.call(function, 1);
    }
  }

  static final class Mutual {
    @Export("f")
    static boolean f(int n) {
      return even(n);
    }

    private static boolean even(int n) {
      return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
      return n != 0 && even(n - 1);
    }
  }

  static final class ClassLiteral {
    @Export("f")
    static boolean f(int n) {
      return Integer[].class.isArray() ^ n == 0;
    }
  }

  static final class ComputedException {
    private static final RuntimeException[] KNOWN = {new IllegalStateException()};

    @Export("f")
    static int f(int n) {
      throw KNOWN[n];
    }
  }

  enum Suit {
    CLUBS,
    HEARTS
  }

  static final class WrittenValues {
    @Export("f")
    static int f(int n) {
      Suit.values()[n & 1] = Suit.CLUBS;
      return Suit.values()[1].ordinal();
    }
  }

  /** Breaks rules in one line, one behind the other, in two methods, and in an argument. */
  static final class Several {
    private static final Object LOCK = new Object();

    @Export("f")
    static int f(int n) {
      Integer boxed = new int[n].length;
      synchronized (LOCK) {
        helper(n, Several.class);
      }
      return helper(n, new Object());
    }

    private static int helper(int n, Object o) {
      long time = System.nanoTime();
      Runnable r = () -> {};
      return 0;
    }
  }
}
