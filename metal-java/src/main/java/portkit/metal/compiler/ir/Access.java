package portkit.metal.compiler.ir;

import java.lang.reflect.Field;

/** What a load or store touches, which decides what may be assumed of it. */
public sealed interface Access {
  /** A field; volatile ones are ordered as the Java memory model demands. */
  record OfField(Field field) implements Access {}

  /** Raw memory, perhaps a device register: neither dropped nor moved. */
  record Raw() implements Access {}

  /** The one value of {@link Raw}. */
  Access RAW = new Raw();
}
