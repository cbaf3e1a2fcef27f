package portkit.metal.compiler.ir;

import java.lang.reflect.Field;

/** What a load or store touches, which decides what may be assumed of it. */
public sealed interface Access {
  /** A field that is not volatile. */
  record OfField(Field field) implements Access {}

  /**
   * A volatile field, or a variable accessed in one of the modes of VarHandle: neither dropped nor
   * moved, and no other access moves across it. On x86 that makes loads acquire and stores release
   * (SDM vol. 3, 9.2.2); a volatile store needs a fence behind it, too.
   */
  record Ordered() implements Access {}

  /** Raw memory, perhaps a device register: neither dropped nor moved. */
  record Raw() implements Access {}

  /** The one value of {@link Ordered}. */
  Access ORDERED = new Ordered();

  /** The one value of {@link Raw}. */
  Access RAW = new Raw();
}
