package portkit.conformance.golevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import portkit.conformance.Outcome;
import portkit.conformance.Verdict;

/**
 * The layer of {@code $GOROOT/test}. Files are built many at a time, each as a package of its own
 * in one scratch module, since the go command alone would take longer than the programs.
 */
public final class TestFileLayer {
  private static final int BATCH = 32;
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
  private static final Duration RUN_LIMIT = Duration.ofMinutes(2);

  private final PortkitCommand command;
  private final Excuses excuses;
  private final Path scratch;
  private final String language;
  private final Consumer<Outcome> listener;

  /**
   * A layer that works in the given folder, takes the files to be of the given language version and
   * tells the listener of each outcome.
   */
  public TestFileLayer(
      PortkitCommand command,
      Excuses excuses,
      Path scratch,
      String language,
      Consumer<Outcome> listener) {
    this.command = command;
    this.excuses = excuses;
    this.scratch = scratch;
    this.language = language;
    this.listener = listener;
  }

  /** Judges the files. */
  public List<Outcome> run(List<TestFile> files) {
    List<Outcome> outcomes = new ArrayList<>();
    Map<List<String>, List<TestFile>> byFlags =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    TestFile::buildFlags, LinkedHashMap::new, Collectors.toList()));
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      byFlags.forEach(
          (flags, group) -> {
            for (int from = 0; from < group.size(); from += BATCH) {
              List<TestFile> batch = group.subList(from, Math.min(from + BATCH, group.size()));
              outcomes.addAll(judge(flags, batch, workers));
            }
          });
    }
    return outcomes;
  }

  private List<Outcome> judge(List<String> flags, List<TestFile> files, ExecutorService workers) {
    try {
      Path module = Files.createTempDirectory(scratch, "batch");
      Batch batch = Batch.write(module, language, files);
      PortkitCommand.Result built = batch.build(command, flags, BUILD_LIMIT);
      List<Future<Outcome>> running = new ArrayList<>();
      for (TestFile file : files) {
        running.add(workers.submit(() -> tell(judge(file, batch, built))));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> outcome : running) {
        outcomes.add(outcome.get());
      }
      batch.delete();
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome judge(TestFile file, Batch batch, PortkitCommand.Result built) {
    Optional<Excuse> excuse = excuses.of(file.name());
    if (excuse.isPresent() && excuse.get().effect() == Excuse.Effect.SKIPPED) {
      return new Outcome(file.name(), Verdict.XFAIL, excuse.get().reason());
    }
    Outcome outcome = runOne(file, batch, built);
    return excuse
        .map(e -> new Outcome(file.name(), outcome.verdict().excused(), e.reason()))
        .orElse(outcome);
  }

  private Outcome runOne(TestFile file, Batch batch, PortkitCommand.Result built) {
    if (batch.isExcluded(file)) {
      return new Outcome(
          file.name(), Verdict.NOT_APPLICABLE, "its build constraints or flags exclude GOOS=tiny");
    }
    Path program = batch.program(file);
    if (!Files.exists(program)) {
      return new Outcome(
          file.name(), Verdict.FAIL, "does not build: " + batch.complaint(file, built));
    }
    List<String> line = new ArrayList<>(List.of("run", program.toString(), "--"));
    line.addAll(file.arguments());
    PortkitCommand.Result result =
        command.run(file.file().toAbsolutePath().getParent(), RUN_LIMIT, line);
    if (result.exitCode() != 0) {
      return new Outcome(
          file.name(), Verdict.FAIL, "exit code " + result.exitCode() + ": " + result.tail());
    }
    if (!result.output().equals(file.expectedOutput())) {
      return new Outcome(file.name(), Verdict.FAIL, "unexpected output: " + result.tail());
    }
    return new Outcome(file.name(), Verdict.PASS, "");
  }

  private Outcome tell(Outcome outcome) {
    synchronized (listener) {
      listener.accept(outcome);
    }
    return outcome;
  }
}
