package portkit.os.spec;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import portkit.os.Os;
import portkit.os.Profile;

/** The contract as data, read from the annotations of {@link Os}. */
public final class Contract {
  /**
   * Where the calls begin in the table, in bytes. The header ends before it; the zeros between are
   * room for later minor versions.
   */
  public static final int CALLS_OFFSET = 128;

  private static final List<CallSpec> CALLS =
      Arrays.stream(Os.class.getMethods())
          .filter(method -> method.isAnnotationPresent(Call.class))
          .map(CallSpec::of)
          .sorted(Comparator.comparingInt(CallSpec::slot))
          .toList();

  private Contract() {}

  /** All calls, in table order. */
  public static List<CallSpec> calls() {
    return CALLS;
  }

  /** The clauses about the table and about calls in general. */
  public static List<ClauseSpec> generalClauses() {
    return ClauseSpec.of(Os.class, "table", Profile.CORE);
  }

  /** All clauses. */
  public static List<ClauseSpec> clauses() {
    return Stream.concat(
            generalClauses().stream(), CALLS.stream().flatMap(call -> call.clauses().stream()))
        .toList();
  }

  /** The non-guarantees about the interface as a whole. */
  public static List<String> generalNoPromises() {
    return noPromises(Os.class);
  }

  /** The size of the table in bytes. */
  public static int tableSize() {
    return CALLS_OFFSET + 8 * CALLS.size();
  }

  static List<String> noPromises(AnnotatedElement element) {
    NoPromise annotation = element.getAnnotation(NoPromise.class);
    return annotation == null ? List.of() : List.of(annotation.value());
  }
}
