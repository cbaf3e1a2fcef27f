package portkit.os.spec;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;

/**
 * A clause of the contract.
 *
 * @param id its identifier, such as {@code MEM-03}
 * @param text the sentence
 * @param subject the call it is about, or {@code table} for those about all of it
 */
public record ClauseSpec(String id, String text, String subject) {
  static List<ClauseSpec> of(AnnotatedElement element, String subject) {
    return Arrays.stream(element.getAnnotationsByType(Clause.class))
        .map(clause -> new ClauseSpec(clause.id(), clause.value(), subject))
        .toList();
  }

  @Override
  public String toString() {
    return id + ": " + text;
  }
}
