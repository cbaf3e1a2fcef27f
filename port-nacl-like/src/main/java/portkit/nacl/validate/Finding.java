package portkit.nacl.validate;

import java.util.Optional;
import portkit.nacl.source.Position;

/**
 * One place where a program breaks a rule.
 *
 * @param rule which one
 * @param address where
 * @param bytes the instruction's, in hexadecimal
 * @param what the instruction, or what is wrong with it
 * @param function the symbol and the distance from it; empty if there is none
 * @param position in the source, if the program says so
 */
public record Finding(
    Rule rule,
    long address,
    String bytes,
    String what,
    String function,
    Optional<Position> position) {

  /** For people: all on one line. */
  @Override
  public String toString() {
    return "%s 0x%x%s%s: %s (%s)"
        .formatted(
            rule,
            address,
            function.isEmpty() ? "" : " " + function,
            position.map(p -> " " + p).orElse(""),
            what,
            bytes);
  }
}
