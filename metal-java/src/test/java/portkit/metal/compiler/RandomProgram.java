package portkit.metal.compiler;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A class of random methods over random objects: arithmetic, loops, switches, arrays, fields,
 * dispatch, calls, and everything that can throw.
 *
 * @param source the class, which is named {@link #NAME}
 */
record RandomProgram(String source) {
  static final String NAME = "RandomClass";

  private static final String STATE =
      """
      import java.util.concurrent.atomic.AtomicInteger;
      import java.util.function.IntUnaryOperator;
      import portkit.metal.hw.Export;
      public final class RandomClass {
        sealed interface Op { int apply(int a, long b); }
        record Add(int k) implements Op {
          public int apply(int a, long b) { return a + k; }
          int twice(int v) { return v * 2 + k; }
        }
        record Mix(int k) implements Op { public int apply(int a, long b) { return (int) (a * b) ^ k; } }
        record Sub(int k) implements Op { public int apply(int a, long b) { return a - (int) b * k; } }
        enum Color {
          RED, GREEN { @Override int weight() { return 77; } }, BLUE;
          int weight() { return ordinal() * 3; }
        }
        static class Cell {
          int i = 5; long l = 7; byte b = -1; short s = 9; char c = 'x'; Cell next;
          long touch(long v) { l += v; return l ^ i; }
        }
        static final class Twice extends Cell {
          @Override long touch(long v) { return super.touch(v) * 2 + b; }
        }
        static final int[] A = new int[32];
        static final byte[] B = new byte[32];
        static final char[] C = new char[32];
        static final short[] S = new short[32];
        static final long[] G = new long[16];
        static final boolean[] Z = new boolean[8];
        static final String[] WORDS = { "Aa", "BB", "", "\\u4f60\\u597d" };
        static final Object[][] ROOMS = { new Object[4], new Op[4], new Add[4], new String[4] };
        static final AtomicInteger COUNT = new AtomicInteger();
        static long s;
      """;

  private static final String VARIABLES =
      """
      int i2 = i0 ^ 5, i3 = i1 * 3, i4 = 7, i5 = (int) l0;
      long l3 = l0 + l1, l4 = l2 >> 3, l5 = i0, l6 = -1;
      """;

  private static final String RESULT =
      """
      return i0 + i1 * 3 + i2 * 5L + i3 * 7L + i4 * 11L + i5 * 13L + l0 * 17 + l1 * 19
          + l2 * 23 + l3 * 29 + l4 * 31 + l5 * 37 + l6 * 41 + s + A[3] + B[5] + C[2] + S[9] + G[7];
      """;

  /** The entries' parameters: in registers and on the stack, of all types. */
  private static final List<String> HEADS =
      List.of(
          "static long m0(long l0, int i0, long l1, int i1, long l2)",
          "static long m1(int i0, byte b, char c, short h, boolean z, long l0, int i1)",
          "static long m2(long l0, long l1, int i0, int i1, long l2, int x, byte y, long z, short w)");

  private static final List<String> LOCALS =
      List.of("", "long l1 = b + c, l2 = z ? h : -l0;\n", "l1 += x + y * z; i0 -= w;\n");

  /** Programs that shrink to fewer and simpler statements. */
  static Arbitrary<RandomProgram> programs() {
    Arbitrary<String> helpers =
        Combinators.combine(helper("h0", List.of()), helper("h1", List.of("h0")))
            .as(String::concat);
    RandomStatements statements = new RandomStatements(new RandomExpressions(List.of("h0", "h1")));
    Arbitrary<List<String>> bodies = statements.block(2).list().ofSize(HEADS.size());
    return Combinators.combine(wiring(), helpers, bodies)
        .as((wires, called, entries) -> new RandomProgram(source(wires, called, entries)));
  }

  private static String source(String wires, String helpers, List<String> bodies) {
    StringBuilder out = new StringBuilder(STATE).append(wires).append(helpers);
    for (int i = 0; i < bodies.size(); i++) {
      out.append("@Export(\"m").append(i).append("\") ").append(HEADS.get(i)).append(" {\n");
      out.append(LOCALS.get(i)).append(VARIABLES).append(bodies.get(i)).append('\n');
      out.append(RESULT).append("}\n");
    }
    return out.append("}\n").toString();
  }

  /** A method that the entries call; it does not loop, so that programs end soon. */
  private static Arbitrary<String> helper(String name, List<String> callees) {
    return new RandomStatements(new RandomExpressions(callees))
        .block(0)
        .map(
            body ->
                "private static long %s(int i0, long l0) {\nlong l1 = l0 * 3, l2 = i0; int i1 = 2;\n"
                        .formatted(name)
                    + VARIABLES
                    + body
                    + "\nreturn i0 + i2 + l0 * 3 + l1 + l2 + l3 + l6 + i5 + i4 + i3 + i1 + l4 + l5;\n}\n");
  }

  /** The objects of the program: how many classes have objects decides how calls are compiled. */
  private static Arbitrary<String> wiring() {
    Arbitrary<String> number = Arbitraries.integers().between(-9, 9).map(String::valueOf);
    Arbitrary<String> operation =
        Arbitraries.oneOf(
            RandomExpressions.fill("new Add(#)", number),
            RandomExpressions.fill("new Mix(#)", number),
            RandomExpressions.fill("new Sub(#)", number),
            RandomExpressions.fill("new #(7)", Arbitraries.of("Add", "Mix", "Sub")),
            Arbitraries.of("new Add(1)", "new Add(1)", "null"));
    Arbitrary<String> cell =
        Arbitraries.of(
            "new Cell()", "new Cell()", "new Twice()", "new Twice()", "new Cell()", "null");
    Arbitrary<String> color =
        Arbitraries.of(
            "Color.RED", "Color.RED", "Color.GREEN", "Color.GREEN", "Color.BLUE", "null");
    return Combinators.combine(
            array("Op", "OPS", operation),
            array("Cell", "CELLS", cell),
            array("Color", "COLORS", color),
            array("IntUnaryOperator", "LAMBDAS", lambdas(number)))
        .as((ops, cells, colors, lambdas) -> ops + cells + colors + lambdas);
  }

  private static Arbitrary<String> lambdas(Arbitrary<String> number) {
    return Arbitraries.oneOf(
        RandomExpressions.fill("v -> v + (#)", number),
        RandomExpressions.fill("new Add(#)::twice", number),
        Arbitraries.of("Math::abs", "v -> A[v & 31]++"));
  }

  private static Arbitrary<String> array(String type, String name, Arbitrary<String> element) {
    return element
        .list()
        .ofSize(4)
        .map(
            all ->
                "static final %s[] %s = { %s };\n".formatted(type, name, String.join(", ", all)));
  }

  @Override
  public String toString() {
    return "\n" + source;
  }
}
