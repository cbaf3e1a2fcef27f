package portkit.conformance.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import portkit.baremetal.module.BoardModule;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.Judgement;
import portkit.os.Profile;

/** Judges a board by its drivers' behaviour on its simulated machine. */
public final class BoardSimulation {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private BoardSimulation() {}

  /**
   * Carries out the checks of some profiles.
   *
   * @param port the name under which they are reported
   * @param progress is told each result as it comes
   */
  public static List<CaseResult> judge(
      BoardModule module, String port, Set<Profile> profiles, Consumer<CaseResult> progress) {
    List<CaseResult> results = new ArrayList<>();
    for (BoardCheck check : BoardChecks.of(module)) {
      if (check.clauses().stream().noneMatch(c -> profiles.contains(c.profile()))) {
        continue;
      }
      CaseResult result = judge(check, port);
      progress.accept(result);
      results.add(result);
    }
    return List.copyOf(results);
  }

  private static CaseResult judge(BoardCheck check, String port) {
    long start = System.nanoTime();
    Throwable thrown = thrownBy(check);
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    Judgement judgement =
        thrown == null
            ? Judgement.pass(duration)
            : Judgement.fail(message(check, thrown), trace(thrown), duration);
    return CaseResult.of(
        check.clauses(), "simulated: " + check.name(), port, judgement, Optional.empty());
  }

  /** A driver that never ends is left behind on its thread. */
  private static Throwable thrownBy(BoardCheck check) {
    Throwable[] thrown = new Throwable[1];
    Thread thread = Thread.ofPlatform().daemon().name(check.name()).unstarted(check::run);
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    try {
      return thread.join(LIMIT)
          ? thrown[0]
          : new AssertionError("did not end within %d s".formatted(LIMIT.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private static String message(BoardCheck check, Throwable thrown) {
    String clause = check.clauses().getFirst().id();
    return switch (thrown) {
      case UnsupportedOperationException missing -> missing.getMessage(); // names a clause itself
      case AssertionError wrong -> clause + ": " + wrong.getMessage();
      default -> clause + ": " + thrown;
    };
  }

  private static String trace(Throwable thrown) {
    List<String> lines = new ArrayList<>(List.of(thrown.toString()));
    for (StackTraceElement element : thrown.getStackTrace()) {
      lines.add("  at " + element);
    }
    return String.join("\n", lines) + "\n";
  }
}
