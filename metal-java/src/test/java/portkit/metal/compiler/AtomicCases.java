package portkit.metal.compiler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import portkit.metal.hw.Export;

/** Atomic variables of the JDK, VarHandles, and volatile fields. */
@SuppressWarnings("NonAtomicVolatileUpdate")
final class AtomicCases {
  private AtomicCases() {}

  static final class Counter {
    int plain;
    volatile long wide;
    byte small;
    short half;
    char letter;
    boolean flag;
    Object thing;
  }

  static int total;

  private static final VarHandle PLAIN;
  private static final VarHandle WIDE;
  private static final VarHandle SMALL;
  private static final VarHandle HALF;
  private static final VarHandle LETTER;
  private static final VarHandle FLAG_FIELD;
  private static final VarHandle THING;
  private static final VarHandle TOTAL;
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PLAIN = lookup.findVarHandle(Counter.class, "plain", int.class);
      WIDE = lookup.findVarHandle(Counter.class, "wide", long.class);
      SMALL = lookup.findVarHandle(Counter.class, "small", byte.class);
      HALF = lookup.findVarHandle(Counter.class, "half", short.class);
      LETTER = lookup.findVarHandle(Counter.class, "letter", char.class);
      FLAG_FIELD = lookup.findVarHandle(Counter.class, "flag", boolean.class);
      THING = lookup.findVarHandle(Counter.class, "thing", Object.class);
      TOTAL = lookup.findStaticVarHandle(AtomicCases.class, "total", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static final Counter[] COUNTERS = {new Counter(), new Counter(), null};
  static final AtomicInteger[] INTEGERS = {new AtomicInteger(), new AtomicInteger(7)};
  static final AtomicLong LONG = new AtomicLong(5);
  static final AtomicBoolean FLAG = new AtomicBoolean();
  static final String[] WORDS = {"a", "bc", null};
  static final AtomicReference<String> WORD = new AtomicReference<>("a");
  static final AtomicIntegerArray INT_ARRAY = new AtomicIntegerArray(4);
  static final AtomicLongArray LONG_ARRAY = new AtomicLongArray(4);
  static final AtomicReferenceArray<String> WORD_ARRAY = new AtomicReferenceArray<>(4);
  static final int[] ELEMENTS = new int[8];
  static final byte[] SMALL_ELEMENTS = new byte[8];
  static volatile int flag;

  private static String word(int i) {
    return WORDS[Math.floorMod(i, 3)];
  }

  @Export("integer")
  static long integer(int i, int a, int b) {
    AtomicInteger x = INTEGERS[i & 1];
    long s = x.getAndAdd(a) + 3L * x.incrementAndGet() + 5L * x.getAndSet(b ^ a);
    s = s * 7 + (x.compareAndSet(a, b) ? 1 : 0) + x.compareAndExchange(b, a) * 11L;
    x.lazySet(x.get() + a);
    s = s * 7 + x.addAndGet(b) + x.getAndDecrement() * 13L;
    x.setPlain(x.getPlain() ^ b);
    x.setOpaque(x.getOpaque() + 1);
    x.setRelease(x.getAcquire() * 3);
    s += x.weakCompareAndSetPlain(x.get(), a) ? 17 : 19;
    return s * 7 + x.intValue();
  }

  @Export("long")
  static long ofLong(long a, long b) {
    long s = LONG.getAndAdd(a) + 3 * LONG.decrementAndGet() + 5 * LONG.getAndSet(b ^ a);
    s = s * 7 + (LONG.compareAndSet(a, b) ? 1 : 0) + LONG.compareAndExchange(b, a) * 11;
    LONG.set(LONG.get() * 3 + a);
    return s * 7 + LONG.addAndGet(b) + LONG.getAndIncrement() * 13;
  }

  @Export("boolean")
  static int ofBoolean(boolean a, boolean b) {
    int s = FLAG.compareAndSet(a, b) ? 1 : 0;
    s += FLAG.getAndSet(b) ? 2 : 0;
    s += FLAG.compareAndExchange(b, a) ? 4 : 0;
    return s + (FLAG.get() ? 8 : 0);
  }

  @Export("reference")
  static int reference(int i, int j) {
    int s = WORD.compareAndSet(word(i), word(j)) ? 1 : 0;
    String old = WORD.getAndSet(word(j + 1));
    s += old == null ? 2 : old.length() * 4;
    String seen = WORD.compareAndExchange(word(i), word(j));
    return s + (seen == null ? 64 : seen.length() * 16) + (WORD.get() == null ? 128 : 0);
  }

  @Export("arrays")
  static long arrays(int i, int j, long v) {
    long s = INT_ARRAY.getAndAdd(i & 7, j) + LONG_ARRAY.addAndGet(j & 3, v); // may trap
    s = s * 3 + (INT_ARRAY.compareAndSet(j & 3, i, j) ? 1 : 0) + LONG_ARRAY.getAndSet(i & 3, s);
    String old = WORD_ARRAY.getAndSet(i & 3, word(j));
    return s * 3 + (old == null ? 0 : old.length()) + INT_ARRAY.length();
  }

  @Export("handles")
  static long handles(int i, int a, long b) {
    Counter c = COUNTERS[Math.floorMod(i, 3)]; // may be null
    long s = (int) PLAIN.getAndAdd(c, a) + 3L * (int) PLAIN.getVolatile(c);
    s = s * 5 + (long) WIDE.getAndAdd(c, a) + (PLAIN.compareAndSet(c, a, i) ? 1 : 0);
    WIDE.setRelease(c, b + (long) WIDE.getAcquire(c));
    PLAIN.setOpaque(c, (int) PLAIN.getOpaque(c) + 1);
    SMALL.setVolatile(c, (byte) a);
    s = s * 5 + (byte) SMALL.get(c) + (int) PLAIN.compareAndExchangeAcquire(c, i, a);
    THING.set(c, word(a));
    s += THING.compareAndSet(c, (Object) word(a), (Object) word(i)) ? 7 : 9;
    String w = (String) THING.getAcquire(c);
    return s * 5 + (w == null ? 0 : w.length()) + (int) TOTAL.getAndAdd(a) + total;
  }

  @Export("elements")
  static long elements(int i, int a) {
    INTS.setVolatile(ELEMENTS, i & 7, a);
    long s = (int) INTS.getAndAdd(ELEMENTS, i & 15, a); // may trap
    return s + ELEMENTS[i & 7] + (INTS.weakCompareAndSet(ELEMENTS, a & 7, a, i) ? 1 : 0);
  }

  /** The neighbours in memory must stay as they are. */
  @Export("narrow")
  static long narrow(int i, byte a, short b, char c) {
    Counter x = COUNTERS[i & 1];
    long s = (byte) SMALL.getAndAdd(x, a) + 3L * (short) HALF.getAndAdd(x, b);
    s = s * 7 + (char) LETTER.getAndAdd(x, c) + (byte) SMALL.getAndSet(x, (byte) b);
    s = s * 7 + (SMALL.compareAndSet(x, a, (byte) c) ? 1 : 0);
    s = s * 7 + (HALF.weakCompareAndSet(x, (short) a, b) ? 1 : 0);
    s = s * 7 + (char) LETTER.compareAndExchange(x, (char) a, c);
    byte was = (byte) SMALL.compareAndExchangeRelease(x, (byte) b, a);
    s = s * 7 + (was & 0xff); // HotSpot's C2 forgets the sign here (JDK 25.0.3)
    s = s * 7 + (byte) BYTES.getAndAdd(SMALL_ELEMENTS, i & 15, a); // may trap
    return s * 7 + x.small + x.half * 3 + x.letter * 5 + SMALL_ELEMENTS[i & 7] + x.plain;
  }

  @Export("bits")
  static long bits(int i, int a, long b) {
    Counter x = COUNTERS[i & 1];
    long s = (int) PLAIN.getAndBitwiseOr(x, a) + 3L * (int) PLAIN.getAndBitwiseXorAcquire(x, i);
    s = s * 7 + (long) WIDE.getAndBitwiseAnd(x, b) + (long) WIDE.getAndBitwiseOrRelease(x, a);
    s = s * 7 + (long) WIDE.getAndBitwiseXor(x, 0x123456789abcdefL);
    s =
        s * 7
            + (byte) SMALL.getAndBitwiseOr(x, (byte) a)
            + (short) HALF.getAndBitwiseXor(x, (short) i);
    s = s * 7 + (char) LETTER.getAndBitwiseAnd(x, (char) b);
    s = s * 7 + ((boolean) FLAG_FIELD.getAndBitwiseXor(x, a > 0) ? 1 : 0);
    PLAIN.getAndBitwiseAnd(x, 0x7fff_0fff);
    SMALL.getAndBitwiseXor(x, (byte) -128);
    WIDE.getAndBitwiseOr(x, b >> 3);
    return s * 7 + x.plain + x.wide + x.small + x.half + x.letter + (x.flag ? 1 : 0);
  }

  /** The call's types need not be the variable's. */
  @Export("widened")
  static long widened(int i, byte a, int b) {
    Counter x = COUNTERS[i & 1];
    PLAIN.set(x, a);
    long s = (long) PLAIN.getVolatile(x) * 3 + (int) SMALL.getOpaque(x);
    WIDE.setRelease(x, b);
    s = s * 7 + (long) PLAIN.getAndAdd(x, a) + (long) PLAIN.compareAndExchange(x, b, a);
    s = s * 7 + (long) HALF.getAndSet(x, a) + (long) WIDE.getAndAdd(x, b);
    PLAIN.getAcquire(x);
    return s * 7 + x.plain + x.wide + x.half;
  }

  @Export("fences")
  static int fences(int v) {
    int before = ELEMENTS[v & 7];
    flag = v;
    VarHandle.releaseFence();
    ELEMENTS[v & 7] += flag;
    VarHandle.fullFence();
    Thread.onSpinWait();
    VarHandle.acquireFence();
    flag++;
    return before + ELEMENTS[v & 7] * 3 + flag;
  }
}
