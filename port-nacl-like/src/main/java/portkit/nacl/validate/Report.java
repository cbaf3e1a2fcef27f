package portkit.nacl.validate;

import java.util.List;
import java.util.Map;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * What the validator makes of a program.
 *
 * @param program its name
 * @param functions how many there are
 * @param instructions how many were decoded
 * @param branches how many of them name the instruction they lead to
 * @param findings by rule, then by address; if there are very many, the first
 * @param findingCount how many there are in all
 * @param hidden forbidden instructions where no instruction begins, by rule
 */
public record Report(
    String program,
    int functions,
    long instructions,
    int branches,
    List<Finding> findings,
    int findingCount,
    Map<Rule, Integer> hidden) {

  /** Copies the collections. */
  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether the program may run. */
  public boolean passes() {
    return findingCount == 0;
  }

  /**
   * Refuses a program that may not.
   *
   * @throws PortkitException {@link Failure#UNSAFE_CODE}, with the first finding
   */
  public void require() {
    if (!passes()) {
      throw new PortkitException(
          Failure.UNSAFE_CODE,
          "%s: refused: %s%s"
              .formatted(
                  program,
                  findings.getFirst(),
                  findingCount == 1
                      ? "; " + findings.getFirst().rule().reason()
                      : "; and %d more, see portkit validate".formatted(findingCount - 1)));
    }
  }
}
