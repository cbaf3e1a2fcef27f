package portkit.conformance.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import portkit.os.Failure;
import portkit.os.PortkitException;
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

  /** The run with what is excused excused: a case whose every clause is. */
  public SuiteRun applyTo(SuiteRun run) {
    return new SuiteRun(
        run.port(),
        run.profiles(),
        run.seed(),
        run.suiteHash(),
        run.tools(),
        run.results().stream().map(this::excused).toList());
  }

  private CaseResult excused(CaseResult result) {
    List<Excuse> fitting =
        excuses.stream()
            .filter(e -> e.port.equals(result.port()))
            .filter(e -> result.clauses().stream().anyMatch(c -> c.id().equals(e.clause)))
            .toList();
    boolean all =
        result.clauses().stream()
            .allMatch(c -> fitting.stream().anyMatch(e -> e.clause.equals(c.id())));
    if (fitting.isEmpty() || !all) {
      return result;
    }
    String reason = fitting.getFirst().reason;
    return new CaseResult(
        result.clauses(),
        result.name(),
        result.port(),
        result.verdict().excused(),
        result.message().isEmpty()
            ? "excused: " + reason
            : result.message() + "; excused: " + reason,
        result.script(),
        result.log(),
        result.duration());
  }
}
