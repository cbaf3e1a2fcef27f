package portkit.os.spec;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import portkit.os.Profile;

/**
 * A clause of the contract.
 *
 * @param id its identifier, such as {@code MEM-03}
 * @param text the sentence
 * @param subject the call it is about, or {@code table} for those about all of it
 * @param profile a port without it is not bound
 */
public record ClauseSpec(String id, String text, String subject, Profile profile) {
  static List<ClauseSpec> of(AnnotatedElement element, String subject, Profile profile) {
    return Arrays.stream(element.getAnnotationsByType(Clause.class))
        .map(clause -> of(clause, subject, profile))
        .toList();
  }

  private static ClauseSpec of(Clause clause, String subject, Profile profile) {
    Profile own = Stream.of(clause.profile()).findFirst().orElse(profile);
    return new ClauseSpec(clause.id(), clause.value(), subject, own);
  }

  @Override
  public String toString() {
    return id + ": " + text;
  }
}
