package portkit.metal.compiler;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import portkit.metal.hw.Export;

/** Lambdas and method references made at build time. */
final class LambdaCases {
  private LambdaCases() {}

  interface Named<T> {
    int of(T t, int n);

    default int twice(T t, int n) {
      return of(t, n) + of(t, n + 1);
    }
  }

  static class Base {
    int hidden = 3;

    private int secret(int v) {
      return v + hidden;
    }

    /** The body of the lambda is a private method of an object. */
    final IntUnaryOperator operator = v -> secret(v) * 2;

    int ask(int v) {
      return secret(v);
    }
  }

  /** Its method hides the private one, and overrides nothing. */
  static final class Derived extends Base {
    int secret(int v) {
      return -v;
    }
  }

  static final Base[] BASES = {new Base(), new Derived()};
  static final AtomicInteger CALLS = new AtomicInteger();
  static final int[] SEEN = new int[4];

  static IntUnaryOperator adder(int by, long factor) {
    return v -> (int) ((v + by) * factor);
  }

  private static int triple(int v) {
    return v * 3;
  }

  static final IntUnaryOperator[] UNARY = {
    adder(5, 3),
    adder(-1, 1L << 20),
    LambdaCases::triple,
    Math::abs,
    BASES[0].operator,
    BASES[1].operator,
    v -> {
      SEEN[v & 3]++;
      return SEEN[v & 3];
    },
    null
  };
  static final IntBinaryOperator[] BINARY = {Math::max, Integer::compare, (a, b) -> a - b * 2};
  static final IntPredicate POSITIVE = v -> v > 0;
  static final IntPredicate RANGE = POSITIVE.and(v -> v < 1000).or(v -> v == -7);
  static final ToIntFunction<String> LENGTH = String::length;
  static final ToIntFunction<Integer> VALUE = Integer::intValue;
  static final BinaryOperator<String> SECOND = (a, b) -> b;
  static final LongUnaryOperator WIDENED = v -> v << 3;
  static final Named<String> NAMED = (t, n) -> t.length() * n;
  static final ObjIntConsumer<int[]> STORE = (a, v) -> a[0] = v;
  static final String[] WORDS = {"one", "three", "", null};
  static final Integer[] BOXES = {1, 1000, null, -3};

  @Export("unary")
  static int unary(int i, int v) {
    return UNARY[i & 7].applyAsInt(v); // may trap
  }

  @Export("binary")
  static int binary(int i, int a, int b) {
    return BINARY[Math.floorMod(i, 3)].applyAsInt(a, b);
  }

  @Export("composed")
  static boolean composed(int v) {
    return RANGE.test(v);
  }

  @Export("objects")
  static int objects(int i, int v) {
    STORE.accept(SEEN, v);
    return LENGTH.applyAsInt(WORDS[i & 3]) // may trap
        + VALUE.applyAsInt(BOXES[v & 3])
        + NAMED.twice(SECOND.apply("x", WORDS[v & 3]), v)
        + SEEN[0];
  }

  @Export("long")
  static long ofLong(long v) {
    return WIDENED.applyAsLong(v);
  }

  @Export("updates")
  static int updates(int i, int v) {
    return CALLS.getAndUpdate(UNARY[i & 3]) * 3
        + CALLS.accumulateAndGet(v, BINARY[Math.floorMod(v, 3)]);
  }

  @Export("private")
  static int privateCalls(int i, int v) {
    return BASES[i & 1].ask(v);
  }
}
