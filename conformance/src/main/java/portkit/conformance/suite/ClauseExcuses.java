package portkit.conformance.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import portkit.conformance.Verdict;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/**
 * Clauses that a port is known not to keep, each with a reason. A file of lines {@code CLAUSE PORT
 * REASON}; empty lines and those that begin with # mean nothing. An excuse for what passes after
 * all is reported.
 */
public final class ClauseExcuses {
  /** No excuses. */
  public static final ClauseExcuses NONE = new ClauseExcuses(List.of());

  private static final int WORDS = 3;

  private record Excuse(String clause, String port, String reason) {}

  private final List<Excuse> excuses;

  private ClauseExcuses(List<Excuse> excuses) {
    this.excuses = excuses;
  }

  /**
   * Reads a file.
   *
   * @throws PortkitException that names the line, if one is no excuse or names no clause there is
   */
  public static ClauseExcuses read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new PortkitException(Failure.NO_INPUT, "cannot read excuses from " + file, e);
    }
    List<Excuse> excuses = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        excuses.add(excuse(line, file + " line " + (i + 1)));
      }
    }
    return new ClauseExcuses(List.copyOf(excuses));
  }

  private static Excuse excuse(String line, String where) {
    String[] words = line.split("\\s+", WORDS);
    if (words.length < WORDS) {
      throw new PortkitException(
          Failure.USAGE, "%s: expected CLAUSE PORT REASON, not \"%s\"".formatted(where, line));
    }
    if (Contract.clauses().stream().noneMatch(clause -> clause.id().equals(words[0]))) {
      throw new PortkitException(
          Failure.USAGE,
          "%s: %s is no clause of the contract; docs/abi.md has them all"
              .formatted(where, words[0]));
    }
    return new Excuse(words[0], words[1], words[2]);
  }

  /**
   * The run with what is excused excused: failures all of whose broken clauses are. An excuse for a
   * clause that no case breaks has to go, and its passing cases say so.
   */
  public SuiteRun applyTo(SuiteRun run) {
    List<Excuse> own = excuses.stream().filter(e -> e.port.equals(run.port())).toList();
    List<Excuse> idle =
        own.stream()
            .filter(e -> run.results().stream().noneMatch(r -> breaks(r, e.clause)))
            .toList();
    return new SuiteRun(
        run.port(),
        run.profiles(),
        run.seed(),
        run.suiteHash(),
        run.tools(),
        run.results().stream().map(result -> excused(result, own, idle)).toList());
  }

  private static boolean breaks(CaseResult result, String clause) {
    return result.verdict() == Verdict.FAIL
        && result.about().stream().anyMatch(c -> c.id().equals(clause));
  }

  private static CaseResult excused(CaseResult result, List<Excuse> own, List<Excuse> idle) {
    List<Excuse> fitting = result.verdict() == Verdict.FAIL ? own : idle;
    List<ClauseSpec> covered =
        result.about().stream()
            .filter(c -> fitting.stream().anyMatch(e -> e.clause.equals(c.id())))
            .toList();
    if (covered.isEmpty()
        || (result.verdict() == Verdict.FAIL && !covered.equals(result.about()))) {
      return result;
    }
    String reason =
        fitting.stream()
            .filter(e -> e.clause.equals(covered.getFirst().id()))
            .findFirst()
            .orElseThrow()
            .reason;
    return switch (result.verdict()) {
      case FAIL -> result.with(Verdict.XFAIL, covered, result.message() + "; excused: " + reason);
      case PASS ->
          result.with(
              Verdict.XPASS,
              covered,
              "%s holds, and so its excuse has to go: %s"
                  .formatted(covered.getFirst().id(), reason));
      default -> result;
    };
  }
}
