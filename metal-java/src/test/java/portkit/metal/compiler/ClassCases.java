package portkit.metal.compiler;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import portkit.metal.hw.Export;

/** Classes as objects that are compared, and what of the JDK rests on that. */
@SuppressWarnings("EqualsGetClass")
final class ClassCases {
  private ClassCases() {}

  static class Base {
    final int value;

    Base(int value) {
      this.value = value;
    }

    @Override
    public boolean equals(Object o) {
      return o != null && getClass() == o.getClass() && ((Base) o).value == value;
    }

    @Override
    public int hashCode() {
      return value;
    }
  }

  static final class Derived extends Base {
    Derived(int value) {
      super(value);
    }
  }

  enum Suit {
    CLUBS,
    HEARTS,
    SPADES
  }

  static final Base[] BASES = {new Base(1), new Base(1), new Base(2), new Derived(1)};
  static final Object[] THINGS = {
    BASES[0], BASES[1], BASES[2], BASES[3], "text", new int[3], Base.class, null
  };
  static final Class<?>[] CLASSES = {Base.class, Derived.class, int[].class, String.class};
  static final EnumMap<Suit, String> NAMES =
      new EnumMap<>(Map.of(Suit.CLUBS, "clubs", Suit.SPADES, "spades"));
  static final EnumSet<Suit> SEEN = EnumSet.of(Suit.HEARTS);

  @Export("equal")
  static boolean equal(int i, int j) {
    return BASES[i & 3].equals(THINGS[j & 7]);
  }

  @Export("literals")
  static int literals(int i) {
    Class<?> type = THINGS[i & 7].getClass(); // may trap
    return type == String.class ? 1 : type == int[].class ? 2 : type == Class.class ? 3 : 4;
  }

  @Export("elements")
  static boolean elements(int i, int j) {
    return THINGS[i & 7].getClass() == CLASSES[j & 3] // may trap
        || CLASSES[i & 3].equals(Derived.class);
  }

  @Export("map")
  static int map(int i, int j) {
    String old = NAMES.put(suit(i), (j & 8) == 0 ? "x" : null);
    String name = NAMES.get(suit(j));
    return (old == null ? 0 : old.length()) + (name == null ? 100 : name.length()) + NAMES.size();
  }

  @Export("set")
  static int set(int i, int j) {
    boolean changed = (j & 8) == 0 ? SEEN.add(suit(i)) : SEEN.remove(suit(i));
    return (changed ? 1 : 0) + (SEEN.contains(suit(j)) ? 2 : 0) + SEEN.size() * 4;
  }

  private static Suit suit(int i) {
    return Suit.values()[Math.floorMod(i, 3)];
  }
}
