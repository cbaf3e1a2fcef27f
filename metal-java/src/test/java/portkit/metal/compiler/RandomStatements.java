package portkit.metal.compiler;

import static portkit.metal.compiler.RandomExpressions.fill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Source texts of random statements: assignments, stores, branches, loops, switches, throws. */
final class RandomStatements {
  private final RandomExpressions expressions;
  private final Map<Integer, Arbitrary<String>> blocks = new HashMap<>();

  RandomStatements(RandomExpressions expressions) {
    this.expressions = expressions;
  }

  /** A few statements, which nest this deep; without loops if 0. */
  Arbitrary<String> block(int depth) {
    if (!blocks.containsKey(depth)) {
      Arbitrary<String> statement = Arbitraries.oneOf(statements(depth));
      Arbitrary<String> lines =
          statement.list().ofMaxSize(3 + 2 * depth).map(all -> String.join("\n", all));
      blocks.put(depth, new Shared(lines));
    }
    return blocks.get(depth);
  }

  private List<Arbitrary<String>> statements(int depth) {
    Arbitrary<String> i = expressions.ints(2);
    Arbitrary<String> l = expressions.longs(2);
    List<Arbitrary<String>> kinds = new ArrayList<>();
    kinds.add(fill("# = #;", RandomExpressions.intVariable(), i));
    kinds.add(fill("# = #;", RandomExpressions.longVariable(), l));
    kinds.add(fill("#++;", RandomExpressions.intVariable()));
    kinds.add(
        Arbitraries.just(
            "{ long t = l0; l0 = l1; l1 = l2; l2 = t; int u = i0; i0 = i1; i1 = u; }"));
    kinds.add(stores());
    kinds.add(cellStores());
    kinds.add(knownBounds());
    kinds.add(fill("if (#) { throw new IllegalStateException(); }", expressions.conditions(2)));
    if (depth > 0) {
      Arbitrary<String> inner = block(depth - 1);
      kinds.add(fill("if (#) {\n#\n}", expressions.conditions(1), inner));
      kinds.add(fill("if (#) {\n#\n} else {\n#\n}", expressions.conditions(1), inner, inner));
      kinds.add(loops(depth));
      kinds.add(plainLoops(depth));
      kinds.add(endlessLooking(depth));
      kinds.add(switches(inner));
    }
    return kinds;
  }

  /** What branches say of a variable, and what follows from it for an operation on it. */
  private Arbitrary<String> knownBounds() {
    Arbitrary<String> comparison = Arbitraries.of("<", "<=", ">", ">=", "==", "!=");
    Arbitrary<String> constant = Arbitraries.integers().between(-9, 9).map(String::valueOf);
    return fill(
            "if (i@ # # && # # #) { i4 += (i@ # (#)) # # ? 1 : 2; }",
            comparison,
            constant,
            RandomExpressions.intVariable(),
            comparison,
            constant,
            Arbitraries.of("+", "-", "*", "/", "%", "<<", ">>", ">>>", "&", "|", "^"),
            Arbitraries.oneOf(RandomExpressions.intVariable(), constant),
            comparison,
            constant)
        .flatMap(text -> Arbitraries.integers().between(0, 5).map(v -> text.replace("@", "" + v)));
  }

  private Arbitrary<String> stores() {
    Arbitrary<String> i = expressions.ints(1);
    return Arbitraries.oneOf(
        fill("A[# & 31] = #;", i, expressions.ints(2)),
        fill("B[# & 31] += (byte) #;", i, i),
        fill("C[# & 31] -= (char) #;", i, i),
        fill("S[# & 31] = (short) #;", i, i),
        fill("G[# & 15] ^= #;", i, expressions.longs(1)),
        fill("Z[# & 7] = #;", i, expressions.conditions(1)),
        fill("s += #;", expressions.longs(2)),
        fill("ROOMS[# & 3][# & 3] = #;", i, i, expressions.operations(1))); // may trap
  }

  private Arbitrary<String> cellStores() {
    Arbitrary<String> i = expressions.ints(1);
    return Arbitraries.oneOf(
        fill("CELLS[# & 3].i = #;", i, i),
        fill("CELLS[# & 3].b += #;", i, i),
        fill("CELLS[# & 3].c++;", i),
        fill("CELLS[# & 3].s >>>= #;", i, i),
        fill("CELLS[# & 3].l *= #;", i, expressions.longs(1)),
        fill("CELLS[# & 3].next = CELLS[# & 3];", i, i));
  }

  /** The counter's name tells how deep the loop is. */
  private Arbitrary<String> loops(int depth) {
    String k = "k" + depth;
    String head = "for (int " + k + " = #; " + k + " < #; " + k + "++) {\n#\n";
    return fill(
        head + "A[" + k + "] ^= i0;\nif (#) { #; }\n}",
        Arbitraries.of("0", "1", "2"),
        Arbitraries.of("3", "4", "6"),
        block(depth - 1),
        expressions.conditions(1),
        Arbitraries.of("i3++", "break", "continue"));
  }

  /** Loops that passes know: fills, sums, loops with two ways out, up and down; some trap. */
  private Arbitrary<String> plainLoops(int depth) {
    String k = "j" + depth;
    return fill(
        "for (int @ = #; @ < #; @++) {\n#\n}".replace("@", k),
        Arbitraries.of("0", "1", "(i0 & 7)", "(i3 >> 29)"),
        Arbitraries.of("32", "(i1 & 31)", "Math.min(i1, 32)", "Math.min(i1, i2 & 31)", "(i1 & 63)"),
        Arbitraries.of(
                "A[@] = 0;",
                "A[@] = i4;",
                "B[@] = (byte) i5; A[@] = i3;",
                "G[@] = l3;",
                "i4 += A[@ & 31] * i1 / 10;",
                "if (i3 - i2 >= 9) break; i3++; l4 += (i3 & 15) * 3L;",
                "if (i2 <= i5) break; i2 -= 2; C[i2 & 15]++;",
                "l5 += A[@] ^ B[@ + 1] + (i0 * i1 & 7);")
            .map(body -> body.replace("@", k)));
  }

  /** Loops whose condition stands at the end, and which count down. */
  private Arbitrary<String> endlessLooking(int depth) {
    String n = "n" + depth;
    return fill(
            "int " + n + " = #;\ndo {\n#\n} while (--" + n + " > 0 && #);",
            Arbitraries.of("1", "3", "5"),
            block(depth - 1),
            expressions.conditions(1))
        .map(text -> "{\n" + text + "\n}");
  }

  private Arbitrary<String> switches(Arbitrary<String> inner) {
    Arbitrary<String> end = Arbitraries.of("break;", "");
    return fill(
        "switch (#) {\ncase #:\n#\n#\ncase 3:\n#\n#\ncase 4:\n#\n#\ndefault:\n#\n}",
        fill("# & #", expressions.ints(1), Arbitraries.of("7", "-1")),
        Arbitraries.of("0", "-5", "1000"),
        inner,
        end,
        inner,
        end,
        inner,
        end,
        inner);
  }
}
