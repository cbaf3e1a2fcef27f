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
  /** A number as people read it: large ones are addresses or bits. */
  static String number(long value) {
    return Math.abs(value) < 4096 ? Long.toString(value) : "0x" + Long.toHexString(value);
  }

  @Override
  public String toString() {
    return call + " gave " + answer;
  }
}
