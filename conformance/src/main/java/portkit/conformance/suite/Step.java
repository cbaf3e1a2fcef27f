package portkit.conformance.suite;

import java.util.Optional;
import portkit.os.model.Breach;

/**
 * Something that a traced script did, for a person.
 *
 * @param thread which did it, 0 for that of the entry
 * @param call or access, with its operands
 * @param answer of the port
 * @param breach what is wrong with it, if anything
 */
public record Step(int thread, String call, String answer, Optional<Breach> breach) {
  @Override
  public String toString() {
    return call + " gave " + answer;
  }
}
