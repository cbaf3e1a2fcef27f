package portkit.metal.compiler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import portkit.metal.hw.Export;

/** The language that works: objects wired at build time, used by compiled code. */
@SuppressWarnings({
  "DereferenceWithNullBranch",
  "EnumOrdinal",
  "NarrowingCompoundAssignment",
  "NonAtomicVolatileUpdate"
})
final class LanguageCases {
  private LanguageCases() {}

  enum Unit {
    BYTE(1),
    KIB(1024) {
      @Override
      long scale(long v) {
        return v << 10;
      }
    },
    SECTOR(512);

    final int size;

    Unit(int size) {
      this.size = size;
    }

    long scale(long v) {
      return v * size;
    }
  }

  abstract static class Cell<T> {
    Cell<T> next;
    int touched;

    abstract T value();

    int touch(int by) {
      touched += by;
      return touched;
    }
  }

  static class Leaf extends Cell<Integer> {
    private final Integer v;

    Leaf(int v) {
      this.v = v;
    }

    @Override
    Integer value() {
      return v;
    }
  }

  static final class Counting extends Leaf {
    private int n;

    class Inner {
      int peek() {
        return ++n;
      }
    }

    final Inner inner = new Inner();

    Counting() {
      super(7);
    }

    @Override
    int touch(int by) {
      return super.touch(by) * 2 + n;
    }
  }

  interface Filter {
    boolean accept(int v);

    default boolean both(int v) {
      return accept(v) && accept(v + 1);
    }

    static boolean odd(int v) {
      return (v & 1) == 1;
    }
  }

  static final class Above implements Filter {
    private final int limit;

    Above(int limit) {
      this.limit = limit;
    }

    @Override
    public boolean accept(int v) {
      return v > limit;
    }
  }

  static final class Odd implements Filter {
    @Override
    public boolean accept(int v) {
      return Filter.odd(v);
    }
  }

  sealed interface Shape permits Point, Line {}

  record Point(int x, int y) implements Shape {
    int dist() {
      return Math.abs(x) + Math.abs(y);
    }
  }

  record Line(Point from, Point to) implements Shape {}

  static final class Ring {
    private final long[] slots;
    private int head;
    private int size;

    Ring(int n) {
      slots = new long[n];
    }

    boolean offer(long v) {
      if (size == slots.length) {
        return false;
      }
      slots[(head + size++) % slots.length] = v;
      return true;
    }

    long poll() {
      if (size == 0) {
        throw new IllegalStateException("empty");
      }
      long v = slots[head];
      head = (head + 1) % slots.length;
      size--;
      return v;
    }
  }

  static final Unit[] UNITS = Unit.values();
  static final Counting COUNTING = new Counting();
  static final Cell<Integer> HEAD = new Leaf(1);

  static {
    Cell<Integer> n = HEAD;
    for (int i = 2; i < 6; i++) {
      n.next = i == 4 ? COUNTING : new Leaf(i);
      n = n.next;
    }
  }

  static final Filter[] FILTERS = {
    new Above(40),
    new Odd(),
    new Filter() {
      private int seen;

      @Override
      public boolean accept(int v) {
        return (seen++ & 1) == 0 && v != 3;
      }
    }
  };
  static final Object[] THINGS = {
    new Line(new Point(1, 2), new Point(3, -4)),
    new Point(-5, 6),
    "text",
    Unit.KIB,
    42,
    new int[] {1, 2, 3},
    null
  };
  static final List<Point> POINTS = List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6));
  static final ArrayList<Point> MORE = new ArrayList<>(POINTS);
  static final BitSet BITS = new BitSet(200);

  static {
    for (int i = 0; i < 200; i += 7) {
      BITS.set(i);
    }
  }

  static final Ring RING = new Ring(8);
  static final int[][] GRID = new int[5][7];
  static final String[] WORDS = {"on", "off", "Aa", "BB", "\u00fcber", "\u4f60\u597d", ""};
  static final byte[] BYTES = new byte[16];
  static final char[] CHARS = new char[16];
  static final short[] SHORTS = new short[16];
  static final boolean[] FLAGS = new boolean[16];
  static final Object[] OBJECTS = new Object[4];
  static final Object[] STRINGS = new String[4];
  static final long[] LARGE = new long[4096];
  static volatile long shared;
  static int counter;

  @Export("unit")
  static long unit(int u, long v) {
    Unit x = UNITS[Math.floorMod(u, 3)];
    return x.scale(v)
        + x.size
        + switch (x) {
          case BYTE -> 1;
          case KIB -> 2;
          case SECTOR -> 3;
        };
  }

  @Export("list")
  static int list(int v) {
    int s = 0;
    for (Cell<Integer> n = HEAD; n != null; n = n.next) {
      s = s * 31 + n.value() + n.touch(v & 3);
    }
    return s + COUNTING.inner.peek();
  }

  @Export("filters")
  static boolean filters(int i, int v) {
    return FILTERS[Math.floorMod(i, 3)].both(v) ^ FILTERS[Math.floorMod(v, 2)].accept(i);
  }

  @Export("patterns")
  static int patterns(int i) {
    return switch (THINGS[Math.floorMod(i, 7)]) {
      case Line(Point(int a, var b), Point to) when a + to.y() > 0 -> 1 + b;
      case Line(Point p, Point(var x, var y)) -> p.dist() * 100 + x - y;
      case Point p when p.x() > 0 -> 3;
      case Point p -> p.dist();
      case String s -> s.length() * 5;
      case Unit u -> u.ordinal();
      case int[] a -> a[a.length - 1];
      case Integer n -> n + 1;
      case null -> -7;
      default -> -1;
    };
  }

  @Export("jdk")
  static int jdk(int i) {
    return MORE.get(i & 3).x() + POINTS.get(i & 1).y() + (BITS.get(i & 255) ? 1000 : 0);
  }

  @Export("ring")
  static long ring(int op, long v) {
    return (op & 1) == 0 ? (RING.offer(v) ? 1 : 0) : RING.poll();
  }

  @Export("grid")
  static int grid(int x, int y, int v) {
    GRID[Math.floorMod(y, 5)][Math.floorMod(x, 7)] += v;
    int s = 0;
    for (int[] row : GRID) {
      for (int c : row) {
        s = s * 3 + c;
      }
    }
    return s;
  }

  @Export("compound")
  static int compound(int a, int b) {
    byte x = (byte) a;
    x += (byte) b;
    x <<= 1;
    char c = (char) b;
    c -= (char) a;
    c++;
    short s = (short) (x * c);
    s >>>= 2;
    long l = a;
    l ^= (long) b << 35;
    l >>>= 7;
    return x + c + s + (int) l + (a > b ? a++ + ++a : b-- - --b);
  }

  @Export("strings")
  static int strings(int i, int j) {
    String a = WORDS[Math.floorMod(i, WORDS.length)];
    String b = WORDS[Math.floorMod(j, WORDS.length)];
    int s = a.hashCode() * 3 + a.length() + (a.equals(b) ? 100 : 0) + (a.isEmpty() ? 7 : 0);
    for (int k = 0; k < a.length(); k++) {
      s = s * 31 + a.charAt(k);
    }
    return s + a.charAt(j & 1);
  }

  @Export("words")
  static int words(int i) {
    return switch (WORDS[Math.floorMod(i, WORDS.length)]) {
      case "on" -> 1;
      case "Aa" -> 2;
      case "BB" -> 3; // the same hash as Aa
      case "\u4f60\u597d" -> 4;
      default -> 5;
    };
  }

  @Export("narrow")
  static int narrowArrays(int i, int v) {
    BYTES[i & 15] = (byte) v;
    CHARS[i & 15] += (char) v;
    SHORTS[i & 15] -= (short) v;
    FLAGS[i & 15] ^= v < 0;
    int s = 0;
    for (int k = 0; k < 16; k++) {
      s = s * 7 + BYTES[k] + CHARS[k] * 3 + SHORTS[k] * 5 + (FLAGS[k] ? 11 : 0);
    }
    return s;
  }

  @Export("bounds")
  static int bounds(int i) {
    return BYTES[i & 31] + GRID[i & 7][i & 7];
  }

  @Export("nulls")
  static int nulls(int i) {
    Object o = THINGS[Math.floorMod(i, 7)];
    return o == null ? ((Point) o).x() : ((Shape) o) == null ? 1 : 2;
  }

  @Export("casts")
  static int casts(int i) {
    Object o = THINGS[Math.floorMod(i, 7)];
    return ((Shape) o) instanceof Point(int x, int y) ? x * y : 5;
  }

  @Export("arrayStore")
  static int arrayStore(int i, int j) {
    Object[] a = (i & 1) == 0 ? OBJECTS : STRINGS;
    a[i & 3] = THINGS[Math.floorMod(j, 7)];
    return a[j & 3] == null ? 1 : 0;
  }

  @Export("volatile")
  static long volatileField(long v) {
    shared = v;
    shared += 3;
    return shared * 5;
  }

  @Export("large")
  static long large(int i, long v) {
    LARGE[i & 4095] += v;
    return LARGE[(i + 1) & 4095] + LARGE.length;
  }

  @Export("asserts")
  static int asserts(int i) {
    assert i > 0 : "i " + i;
    return i;
  }

  @Export("throws")
  static int throwing(int i) {
    if (i > 100) {
      throw new IllegalArgumentException("too big: " + i);
    }
    if (i < -100) {
      throw new UnsupportedOperationException();
    }
    return i;
  }

  @Export("lookup")
  static int lookup(int i) {
    return switch (i) {
      case Integer.MIN_VALUE -> 1;
      case -5 -> 2;
      case 7, 8, 9 -> 3;
      case 1000 -> 4;
      case Integer.MAX_VALUE -> 5;
      default -> i & 7;
    };
  }

  @SuppressWarnings("fallthrough")
  @Export("table")
  static int table(int i) {
    int r = 0;
    switch (i & 7) {
      case 0:
        r += 5;
      case 1:
        r += 7;
        break;
      case 2:
      case 3:
        r -= i;
      case 4:
        r *= 3;
        break;
      case 6:
        r = 9;
        break;
      default:
        r--;
    }
    return r;
  }

  @Export("finally")
  static int finallyBlock(int i) {
    counter++;
    try {
      if (i > 5) {
        return counter + i;
      }
      counter += 2;
    } finally {
      counter--;
    }
    return counter;
  }

  @Export("labelled")
  static int labelled(int n) {
    int s = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        if (i * j > (n & 63)) {
          continue outer;
        }
        if (i + j == (n & 31)) {
          break outer;
        }
        s += i ^ j;
      }
    }
    do {
      s ^= s >>> 3;
    } while (s > 1000);
    while ((s & 3) == 1) {
      s++;
    }
    return s;
  }

  @Export("sort")
  static int sort(long seed) {
    int[] a = SORTED;
    long x = seed;
    for (int i = 0; i < a.length; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      a[i] = (int) (x >> 33);
    }
    for (int i = 1; i < a.length; i++) {
      int v = a[i];
      int j = i - 1;
      while (j >= 0 && a[j] > v) {
        a[j + 1] = a[j];
        j--;
      }
      a[j + 1] = v;
    }
    int h = 0;
    for (int v : a) {
      h = h * 31 + v;
    }
    return h;
  }

  static final int[] SORTED = new int[50];

  /** A store to the same kind of element or field lies between two loads. */
  @Export("aliasing")
  static int aliasing(int i, int j, int v) {
    int before = SORTED[i & 7];
    SORTED[j & 7] = v;
    int between = SORTED[i & 7];
    Cell<Integer> a = (i & 1) == 0 ? HEAD : COUNTING;
    Cell<Integer> b = (j & 1) == 0 ? HEAD : COUNTING;
    int touched = a.touched;
    b.touched = v;
    int seen = a.touched;
    int counted = counter;
    int moved = finallyBlock(v & 7);
    return before * 31 + between * 7 + touched * 5 + seen * 3 + counted + moved + counter;
  }

  /** The checks that fail are those of the last and the first element. */
  @Export("edges")
  static int edges(int i) {
    int sum = BYTES[i % 17]; // from -16 to 16
    for (int k = 0; k <= (i & 16); k++) {
      sum += CHARS[k];
    }
    return sum;
  }
}
