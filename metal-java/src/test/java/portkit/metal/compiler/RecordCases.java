package portkit.metal.compiler;

import portkit.metal.hw.Export;

/** equals and hashCode of records, as the compiler makes them. */
final class RecordCases {
  private RecordCases() {}

  record Empty() {}

  record Numbers(byte a, short b, char c, int d, long e, boolean f) {}

  record Name(String first, String last) {}

  record Entry(Name name, Integer age, Folded more) {}

  /** Its equality is its own. */
  record Folded(int value) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Folded f && (f.value & 1) == (value & 1);
    }

    @Override
    public int hashCode() {
      return value & 1;
    }
  }

  static final Record[] THINGS = {
    new Empty(),
    new Numbers((byte) 1, (short) -2, 'x', 4, -5L << 33, true),
    new Numbers((byte) 1, (short) -2, 'x', 4, -5L << 33, false),
    new Numbers((byte) 1, (short) -2, 'x', 4, 5, true),
    new Name("Ada", "Lovelace"),
    new Name(new String("Ada"), "Lovelace"),
    new Name("Ada", null),
    new Name(null, "Lovelace"),
    new Entry(new Name("Ada", "Lovelace"), 36, new Folded(8)),
    new Entry(new Name("Ada", "Lovelace"), 36, new Folded(8)),
    new Entry(new Name("Ada", "Lovelace"), 37, new Folded(3)),
    new Entry(new Name("Ada", "Lovelace"), 37, new Folded(5)),
    new Entry(null, null, null),
    new Folded(4),
    null
  };

  private static Record thing(int i) {
    return THINGS[Math.floorMod(i, THINGS.length)];
  }

  @Export("equals")
  static boolean equal(int i, int j) {
    return thing(i).equals(thing(j)); // may trap
  }

  @Export("hash")
  static int hash(int i) {
    return thing(i).hashCode(); // may trap
  }

  @Export("typed")
  static int typed(int i, int j) {
    return thing(i) instanceof Name a && thing(j) instanceof Name b
        ? (a.equals(b) ? 1 : 2) + a.hashCode()
        : 0;
  }
}
