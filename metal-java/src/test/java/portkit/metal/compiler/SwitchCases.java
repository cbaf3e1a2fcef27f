package portkit.metal.compiler;

import portkit.metal.hw.Export;

/** Labels of pattern switches, and what enums have. */
@SuppressWarnings("EnumOrdinal")
final class SwitchCases {
  private SwitchCases() {}

  sealed interface Key permits Letter, Digit, Other {}

  enum Letter implements Key {
    A,
    B,
    C
  }

  enum Digit implements Key {
    ONE,
    TWO
  }

  record Other(int code) implements Key {}

  static final Key[] KEYS = {
    Letter.A, Letter.B, Letter.C, Digit.ONE, Digit.TWO, new Other(7), new Other(-7), null
  };
  static final String[] WORDS = {"Aa", "BB", "on", "off", "longer than others", "", null};
  static final Integer[] INTEGERS = {1, 42, 1000, -5, Integer.MIN_VALUE, null};
  static final Character[] CHARACTERS = {'a', 'b', '\u4f60', null};
  static final Byte[] BYTES = {1, -1, 100};
  static final Letter[] LETTERS = {Letter.A, Letter.B, Letter.C, null};

  @Export("qualified")
  static int qualified(int i) {
    return switch (KEYS[i & 7]) {
      case Letter.A -> 1;
      case Digit.TWO -> 2;
      case Letter l when l == Letter.B -> 3;
      case Letter l -> 4 + l.ordinal();
      case Other(int code) when code > 0 -> code;
      case Other o -> o.code() * 2;
      case Digit d -> 9;
    };
  }

  @Export("strings")
  static int strings(int i, int limit) {
    return switch (WORDS[Math.floorMod(i, WORDS.length)]) {
      case "Aa" -> 1;
      case "BB" -> 2;
      case String s when s.length() > (limit & 15) -> 3 + s.length();
      case "on" -> 4;
      case null -> 5;
      case String s -> 6 + s.length();
    };
  }

  @Export("integers")
  static int integers(int i) {
    return switch (INTEGERS[Math.floorMod(i, INTEGERS.length)]) {
      case 1 -> 1;
      case 1000 -> 2;
      case Integer n when n < 0 -> n;
      case Integer n -> n + 1;
    };
  }

  @Export("characters")
  static int characters(int i) {
    return switch (CHARACTERS[i & 3]) {
      case 'a' -> 1;
      case '\u4f60' -> 2;
      case Character c when c > 'b' -> 3;
      case Character c -> c;
    };
  }

  @Export("bytes")
  static int bytes(int i) {
    return switch (BYTES[Math.floorMod(i, 3)]) {
      case 1 -> 1;
      case -1 -> 2;
      case Byte b -> b * 2;
    };
  }

  @Export("enums")
  static int enums(int i) {
    return switch (LETTERS[i & 3]) {
      case A -> 1;
      case Letter l when l.ordinal() == 1 -> 2;
      case C -> 3;
      case Letter l -> 4;
    };
  }

  @Export("lowest")
  static int lowest(int i) {
    return switch (i) {
      case Integer.MIN_VALUE -> 1;
      case Integer.MIN_VALUE + 1 -> 2;
      case Integer.MIN_VALUE + 2 -> 3;
      case Integer.MIN_VALUE + 3 -> 4;
      case Integer.MIN_VALUE + 5 -> 5;
      default -> 6;
    };
  }

  @Export("values")
  static int values(int i) {
    int s = Letter.values().length * 100;
    for (Digit d : Digit.values()) {
      s = s * 3 + d.ordinal() + d.name().length();
    }
    return s + Letter.values()[i & 3].ordinal(); // may trap
  }

  @Export("order")
  static int order(int i, int j) {
    return LETTERS[i & 3].compareTo(LETTERS[j & 3]); // may trap
  }
}
