package portkit.metal.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Source texts of random expressions over the state that {@link RandomProgram} declares. Shrinking
 * goes to shallower ones and to alternatives that come earlier.
 */
final class RandomExpressions {
  private record Key(String what, int depth) {}

  private final Map<Key, Arbitrary<String>> made = new HashMap<>();
  private final List<String> helpers;

  /**
   * Expressions that may call these.
   *
   * @param helpers names of static methods that take an int and a long and give a long
   */
  RandomExpressions(List<String> helpers) {
    this.helpers = helpers;
  }

  /** A variable of type int. */
  static Arbitrary<String> intVariable() {
    return Arbitraries.of("i0", "i1", "i2", "i3", "i4", "i5");
  }

  /** A variable of type long. */
  static Arbitrary<String> longVariable() {
    return Arbitraries.of("l0", "l1", "l2", "l3", "l4", "l5", "l6");
  }

  private static Arbitrary<String> intConstant() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-4, 4).map(i -> "(" + i + ")"),
        Arbitraries.integers().between(0, 31).map(i -> "(" + (1 << i) + ")"),
        Arbitraries.integers().map(i -> "(" + i + ")"));
  }

  private static Arbitrary<String> longConstant() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-4, 4).map(i -> "(" + i + "L)"),
        Arbitraries.integers().between(0, 63).map(i -> "(" + (1L << i) + "L)"),
        Arbitraries.longs().map(l -> "(" + l + "L)"));
  }

  private static Arbitrary<String> intDivisor() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 2000).map(i -> "(" + i + ")"),
        Arbitraries.integers().between(0, 31).map(i -> "(" + (1 << i) + ")"),
        Arbitraries.integers().map(i -> "(" + (i | 1) + ")"));
  }

  private static Arbitrary<String> longDivisor() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 2000).map(i -> "(" + i + "L)"),
        Arbitraries.integers().between(0, 63).map(i -> "(" + (1L << i) + "L)"),
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 60))
            .as((l, shift) -> "(" + (l >> shift | 1) + "L)"));
  }

  /** Of type int. */
  Arbitrary<String> ints(int depth) {
    return known(
        "int", depth, () -> depth == 0 ? intLeaf() : Arbitraries.oneOf(intTrees(depth - 1)));
  }

  /** Of type long. */
  Arbitrary<String> longs(int depth) {
    return known(
        "long", depth, () -> depth == 0 ? longLeaf() : Arbitraries.oneOf(longTrees(depth - 1)));
  }

  /** Of type boolean. */
  Arbitrary<String> conditions(int depth) {
    return known("boolean", depth, () -> Arbitraries.oneOf(conditionTrees(depth)));
  }

  /** Of type Op, perhaps null. */
  Arbitrary<String> operations(int depth) {
    return fill("OPS[# & 3]", ints(depth));
  }

  private Arbitrary<String> known(String what, int depth, Supplier<Arbitrary<String>> make) {
    Key key = new Key(what, depth);
    if (!made.containsKey(key)) {
      made.put(key, new Shared(make.get()));
    }
    return made.get(key);
  }

  private static Arbitrary<String> intLeaf() {
    return Arbitraries.oneOf(intVariable(), intVariable(), intVariable(), intConstant());
  }

  private static Arbitrary<String> longLeaf() {
    return Arbitraries.oneOf(longVariable(), longVariable(), longVariable(), longConstant());
  }

  /** The text with its holes, each a #, filled in order. */
  @SafeVarargs
  static Arbitrary<String> fill(String text, Arbitrary<String>... parts) {
    List<Arbitrary<String>> inOrder = new ArrayList<>();
    for (Arbitrary<String> part : parts) {
      inOrder.add(part);
    }
    return Combinators.combine(inOrder)
        .as(
            texts -> {
              StringBuilder out = new StringBuilder();
              int next = 0;
              for (int i = 0; i < text.length(); i++) {
                out.append(text.charAt(i) == '#' ? texts.get(next++) : text.substring(i, i + 1));
              }
              return out.toString();
            });
  }

  private static Arbitrary<String> of(String... choices) {
    return Arbitraries.of(choices);
  }

  private List<Arbitrary<String>> intTrees(int d) {
    Arbitrary<String> i = ints(d);
    Arbitrary<String> l = longs(d);
    List<Arbitrary<String>> trees = new ArrayList<>();
    trees.add(intLeaf());
    trees.add(fill("(# # #)", i, of("+", "-", "*"), i));
    trees.add(fill("(# # #)", i, of("+", "&", "|", "^"), i));
    trees.add(fill("(# # #)", i, of("<<", ">>", ">>>"), i));
    trees.add(fill("(# # (# | 1))", i, of("/", "%"), i));
    trees.add(fill("(# # #)", i, of("/", "%"), intDivisor()));
    trees.add(fill("(# # #)", i, of("/", "%"), intVariable())); // may trap
    trees.add(fill("(-#)", i));
    trees.add(fill("#(#)", of("(int) ", "(short) ", "(byte) "), l));
    trees.add(fill("#(#)", of("(byte) ", "(char) ", "(short) "), i));
    trees.add(fill("#[# & 31]", of("A", "B", "C", "S"), i));
    trees.add(fill("A[# & 63]", intVariable())); // may trap
    trees.add(fill("(# ? # : #)", conditions(d), i, i));
    trees.add(fill("Math.#(#, #)", of("max", "min", "floorMod", "addExact"), i, i)); // may trap
    trees.add(fill("Integer.#(#)", of("bitCount", "reverse", "numberOfLeadingZeros"), i));
    trees.add(fill("Integer.#(#, #)", of("rotateLeft", "compareUnsigned", "divideUnsigned"), i, i));
    trees.add(fill("#.apply(#, #)", operations(d), i, l)); // may trap
    trees.add(fill("(# instanceof Mix(int p" + d + ") ? p" + d + " : #)", operations(d), i));
    trees.add(fill("((Add) #).k()", operations(d))); // may trap
    trees.add(fill("((Record) #).hashCode()", operations(d))); // may trap
    trees.add(fill("LAMBDAS[# & 3].applyAsInt(#)", i, i));
    trees.add(fill("COUNT.#(#)", of("getAndAdd", "addAndGet", "getAndSet"), i));
    trees.add(
        fill(
            ("(switch (#) { case Add(int p@) when p@ > s + # -> p@; case Mix q@ -> q@.k() + #;"
                    + " case null -> #; default -> #; })")
                .replace("@", "" + d), // the names differ in nested ones
            operations(d),
            intConstant(),
            i,
            i,
            i));
    trees.add(
        fill(
            "(switch (COLORS[# & 3]) { case RED -> #; case GREEN -> #; case BLUE -> #; })",
            i,
            i,
            i,
            i));
    trees.add(fill("COLORS[# & 3].weight()", i)); // may trap
    trees.add(fill("CELLS[# & 3].#", i, of("i", "b", "c", "s", "next.i"))); // may trap
    trees.add(fill("WORDS[# & 3].length()", i));
    trees.add(fill("WORDS[# & 3].charAt(# & 3)", i, i)); // may trap
    trees.add(
        fill(
            "(switch (WORDS[# & 3]) { case \"Aa\" -> #; case \"BB\" -> #; default -> #; })",
            i,
            i,
            i,
            i));
    return trees;
  }

  private List<Arbitrary<String>> longTrees(int d) {
    Arbitrary<String> i = ints(d);
    Arbitrary<String> l = longs(d);
    List<Arbitrary<String>> trees = new ArrayList<>();
    trees.add(longLeaf());
    trees.add(fill("(# # #)", l, of("+", "-", "*"), l));
    trees.add(fill("(# # #)", l, of("+", "&", "|", "^"), l));
    trees.add(fill("(# # #)", l, of("<<", ">>", ">>>"), i));
    trees.add(fill("(# # (# | 1))", l, of("/", "%"), l));
    trees.add(fill("(# # #)", l, of("/", "%"), longDivisor()));
    trees.add(fill("(# # #)", l, of("/", "%"), longDivisor()));
    trees.add(fill("(~#)", l));
    trees.add(fill("(long) #", i));
    trees.add(fill("G[# & 15]", i));
    trees.add(fill("(# ? # : #)", conditions(d), l, l));
    trees.add(fill("Math.#(#, #)", of("multiplyHigh", "unsignedMultiplyHigh", "floorDiv"), l, l));
    trees.add(fill("Long.#(#)", of("reverseBytes", "bitCount", "highestOneBit"), l));
    trees.add(
        fill("Long.#(#, #)", of("divideUnsigned", "remainderUnsigned", "compareUnsigned"), l, l));
    trees.add(fill("CELLS[# & 3].touch(#)", i, l)); // may trap
    trees.add(fill("CELLS[# & 3].l", i)); // may trap
    for (String helper : helpers) {
      trees.add(fill(helper + "(#, #)", i, l));
    }
    return trees;
  }

  private List<Arbitrary<String>> conditionTrees(int depth) {
    int d = Math.max(0, depth - 1);
    Arbitrary<String> comparison = of("<", "<=", ">", ">=", "==", "!=");
    List<Arbitrary<String>> trees = new ArrayList<>();
    trees.add(fill("# # #", ints(d), comparison, ints(d)));
    trees.add(fill("# # #", longs(d), comparison, longs(d)));
    trees.add(fill("Z[# & 7]", ints(d)));
    if (depth > 0) {
      trees.add(fill("((#) # (#))", conditions(d), of("&&", "||", "^"), conditions(d)));
      trees.add(fill("# == #", operations(d), operations(d)));
      trees.add(fill("#.equals(#)", operations(d), operations(d))); // may trap
    }
    return trees;
  }
}
