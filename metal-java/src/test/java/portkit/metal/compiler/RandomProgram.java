package portkit.metal.compiler;

import java.util.List;
import java.util.random.RandomGenerator;

/** Writes the source of a class of random methods: arithmetic, loops, switches, arrays, calls. */
final class RandomProgram {
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

  private final RandomGenerator random;
  private final StringBuilder out = new StringBuilder();
  private int method;
  private int loops;
  private int calls;

  private RandomProgram(RandomGenerator random) {
    this.random = random;
  }

  /** The source of a class with this many exported methods. */
  static String source(String name, int methods, RandomGenerator random) {
    RandomProgram program = new RandomProgram(random);
    program.write(name, methods);
    return program.out.toString();
  }

  private void write(String name, int methods) {
    out.append(
        """
        import portkit.metal.hw.Export;
        public final class %s {
          static final int[] A = new int[32];
          static final byte[] B = new byte[64];
          static final long[] G = new long[16];
          static final char[] C = new char[16];
          interface Op { int apply(int a, long b); }
          record Add(int k) implements Op { public int apply(int a, long b) { return a + k; } }
          record Mix(int k) implements Op { public int apply(int a, long b) { return (int) (a * b) ^ k; } }
          record Sub(int k) implements Op { public int apply(int a, long b) { return a - (int) b * k; } }
          static final Op[] OPS = { new Add(3), new Mix(5), new Sub(7), new Add(-9), null };
          static long s;
          int field;
        """
            .formatted(name));
    for (method = 0; method < methods; method++) {
      calls = 0;
      line(
          "@Export(\"m%1$d\") static long m%1$d(long l0, int i0, long l1, int i1, long l2) {"
              .formatted(method));
      line("int i2 = i0 ^ 5, i3 = i1 * 3, i4 = 7, i5 = (int) l0;");
      line("long l3 = l0 + l1, l4 = l2 >> 3, l5 = i0, l6 = -1;");
      block(6 + random.nextInt(8), 3);
      line("return i0 + i1 * 3 + i2 * 5L + i3 * 7L + i4 * 11L + i5 * 13L + l0 * 17 + l1 * 19");
      line(" + l2 * 23 + l3 * 29 + l4 * 31 + l5 * 37 + l6 * 41 + s + A[3] + B[5] + G[7] + C[2];");
      line("}");
    }
    line("}");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String intVariable() {
    return "i" + random.nextInt(6);
  }

  private String longVariable() {
    return "l" + random.nextInt(7);
  }

  private String intConstant() {
    return switch (random.nextInt(4)) {
      case 0 -> "(" + (random.nextInt(9) - 4) + ")";
      case 1 -> "(" + (1 << random.nextInt(32)) + ")";
      case 2 -> "(" + random.nextInt() + ")";
      default -> "" + random.nextInt(1000);
    };
  }

  private String longConstant() {
    return switch (random.nextInt(4)) {
      case 0 -> "(" + (random.nextInt(9) - 4) + "L)";
      case 1 -> "(" + random.nextInt() + "L)";
      case 2 -> "(" + random.nextLong() + "L)";
      default -> "(" + (1L << random.nextInt(64)) + "L)";
    };
  }

  private String both(String a, String operator, String b) {
    return "(" + a + " " + operator + " " + b + ")";
  }

  private String intValue(int depth) {
    if (depth <= 0) {
      return random.nextInt(4) == 0 ? intConstant() : intVariable();
    }
    int d = depth - 1;
    return switch (random.nextInt(20)) {
      case 0, 1 -> both(intValue(d), "+", intValue(d));
      case 2 -> both(intValue(d), "-", intValue(d));
      case 3 -> both(intValue(d), "*", intValue(d));
      case 4 -> both(intValue(d), pick("&", "|", "^"), intValue(d));
      case 5 -> both(intValue(d), pick("<<", ">>", ">>>"), intValue(d));
      case 6 -> both(intValue(d), pick("/", "%"), both(intValue(d), "|", "1"));
      case 7 -> both(intValue(d), pick("/", "%"), intDivisor());
      case 8 -> both(intValue(d), pick("/", "%"), intVariable()); // may trap
      case 9 -> pick("(int) ", "(short) ", "(byte) ") + longValue(d);
      case 10 -> pick("(byte) ", "(char) ", "(short) ") + intValue(d);
      case 11 -> "A[" + intValue(d) + " & 31]";
      case 12 -> "B[" + intValue(d) + " & 63]";
      case 13 -> "C[" + intValue(d) + " & 15]";
      case 14 -> "A[" + intVariable() + " & 63]"; // may trap
      case 15 -> "(" + condition(d) + " ? " + intValue(d) + " : " + intValue(d) + ")";
      case 16 -> "OPS[" + intValue(d) + " & 3].apply(" + intValue(d) + ", " + longValue(d) + ")";
      case 17 -> "(OPS[" + intVariable() + " & 3] instanceof Mix(int k) ? k : " + intValue(d) + ")";
      case 18 -> pick("Math.max", "Math.min") + "(" + intValue(d) + ", " + intValue(d) + ")";
      default -> "(-" + intValue(d) + ")";
    };
  }

  private String intDivisor() {
    int d =
        switch (random.nextInt(3)) {
          case 0 -> random.nextInt(1, 2000);
          case 1 -> 1 << random.nextInt(31);
          default -> random.nextInt() | 1;
        };
    return "(" + d + ")";
  }

  private String longDivisor() {
    long d =
        switch (random.nextInt(3)) {
          case 0 -> random.nextInt(1, 2000);
          case 1 -> 1L << random.nextInt(63);
          default -> random.nextLong() >> random.nextInt(60) | 1;
        };
    return "(" + d + "L)";
  }

  private String longValue(int depth) {
    if (depth <= 0) {
      return random.nextInt(4) == 0 ? longConstant() : longVariable();
    }
    int d = depth - 1;
    return switch (random.nextInt(16)) {
      case 0, 1 -> both(longValue(d), "+", longValue(d));
      case 2 -> both(longValue(d), "-", longValue(d));
      case 3 -> both(longValue(d), "*", longValue(d));
      case 4 -> both(longValue(d), pick("&", "|", "^"), longValue(d));
      case 5 -> both(longValue(d), pick("<<", ">>", ">>>"), intValue(d));
      case 6 -> both(longValue(d), pick("/", "%"), both(longValue(d), "|", "1"));
      case 7, 8 -> both(longValue(d), pick("/", "%"), longDivisor());
      case 9 -> "(long) " + intValue(d);
      case 10 -> "G[" + intValue(d) + " & 15]";
      case 11 -> call(d);
      case 12 -> "Math.multiplyHigh(" + longValue(d) + ", " + longValue(d) + ")";
      case 13 -> "(" + condition(d) + " ? " + longValue(d) + " : " + longValue(d) + ")";
      case 14 -> "(~" + longValue(d) + ")";
      default -> "Long.reverseBytes(" + longValue(d) + ")";
    };
  }

  /** Earlier methods only: metal code does not recurse. */
  private String call(int depth) {
    if (method == 0 || calls++ >= 3 || loops >= 2) {
      return longVariable();
    }
    int callee = method - 1 - random.nextInt(Math.min(method, 2));
    return "m%d(%s, %s, %s, %s, %s)"
        .formatted(
            callee,
            longValue(depth),
            intValue(depth),
            longValue(depth),
            intValue(depth),
            longValue(depth));
  }

  private String condition(int depth) {
    int d = depth - 1;
    String comparison = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
    return switch (random.nextInt(5)) {
      case 0, 1 -> intValue(d) + " " + comparison + " " + intValue(d);
      case 2, 3 -> longValue(d) + " " + comparison + " " + longValue(d);
      default -> "((" + condition(d) + ") " + pick("&&", "||") + " (" + condition(d) + "))";
    };
  }

  private void block(int statements, int depth) {
    for (int i = 0; i < statements; i++) {
      statement(depth);
    }
  }

  private void statement(int depth) {
    switch (random.nextInt(depth <= 0 ? 6 : 12)) {
      case 0, 1 -> line(intVariable() + " = " + intValue(3) + ";");
      case 2, 3 -> line(longVariable() + " = " + longValue(3) + ";");
      case 4 -> store();
      case 5 -> line(intVariable() + "++;");
      case 6, 7 -> conditional(depth);
      case 8, 9 -> loop(depth);
      case 10 -> choice(depth);
      default -> line("{ long t = l0; l0 = l1; l1 = l2; l2 = t; int u = i0; i0 = i1; i1 = u; }");
    }
  }

  private void store() {
    line(
        switch (random.nextInt(5)) {
          case 0 -> "A[" + intValue(1) + " & 31] = " + intValue(2) + ";";
          case 1 -> "B[" + intValue(1) + " & 63] = (byte) " + intValue(2) + ";";
          case 2 -> "C[" + intValue(1) + " & 15] = (char) " + intValue(2) + ";";
          case 3 -> "G[" + intValue(1) + " & 15] = " + longValue(2) + ";";
          default -> "s += " + longValue(2) + ";";
        });
  }

  private void conditional(int depth) {
    line("if (" + condition(2) + ") {");
    block(1 + random.nextInt(3), depth - 1);
    if (random.nextBoolean()) {
      line("} else {");
      block(1 + random.nextInt(3), depth - 1);
    }
    line("}");
  }

  private void loop(int depth) {
    String k = "k" + loops++;
    if (random.nextInt(3) == 0) {
      plainLoop(k);
    } else {
      loopOverStatements(k, depth);
    }
    loops--;
  }

  /** Loops that passes know: fills, sums, loops with two ways out, up and down; some trap. */
  private void plainLoop(String k) {
    String limit =
        pick("32", "(i1 & 31)", "Math.min(i1, 32)", "Math.min(i1, i2 & 31)", "(i1 & 63)");
    String start = pick("0", "0", "1", "(i0 & 7)", "(i0 & 7)", "(i3 >> 29)");
    line("for (int %1$s = %2$s; %1$s < %3$s; %1$s++) {".formatted(k, start, limit));
    switch (random.nextInt(7)) {
      case 0 -> line("A[%s] = %s;".formatted(k, pick("0", "-1", "i4", "7")));
      case 1 -> line("B[%1$s] = (byte) i5; A[%1$s] = i3;".formatted(k));
      case 2 -> line("G[%s] = l3;".formatted(k));
      case 3 -> line("i4 += A[%s & 31] * i1 / 10;".formatted(k));
      case 4 -> line("if (i3 - i2 >= 9) break; i3++; l4 += (i3 & 15) * 3L;");
      case 5 ->
          line("if (i2 <= i5) break; i2 -= %d; C[i2 & 15]++;".formatted(1 + random.nextInt(3)));
      default -> line("l5 += A[%1$s] ^ B[%1$s + 1] + (i0 * i1 & 7);".formatted(k));
    }
    line("}");
  }

  private void loopOverStatements(String k, int depth) {
    line(
        "for (int %1$s = %2$d; %1$s < %3$d; %1$s++) {"
            .formatted(k, random.nextInt(3), 3 + random.nextInt(5)));
    block(1 + random.nextInt(3), depth - 1);
    line("A[" + k + "] ^= i0;");
    if (random.nextInt(3) == 0) {
      line("if (" + condition(1) + ") " + pick("break;", "continue;"));
    }
    line("}");
  }

  private void choice(int depth) {
    line("switch (" + intValue(2) + " & 7) {");
    for (int c = 0; c < 7; c++) {
      if (random.nextInt(3) > 0) {
        line("case " + c + ":");
        block(1, depth - 1);
        if (random.nextInt(3) > 0) {
          line("break;");
        }
      }
    }
    line("default:");
    block(1, depth - 1);
    line("}");
  }
}
