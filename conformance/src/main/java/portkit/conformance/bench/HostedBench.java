package portkit.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/** The hosted port against GOOS=linux natively; {@code scripts/bench hosted} starts it. */
public final class HostedBench {
  private static final int ROUNDS = 7;

  private final String portkit;
  private final Path examples;
  private final Path folder;

  private HostedBench(String portkit, Path examples, Path folder) {
    this.portkit = portkit;
    this.examples = examples;
    this.folder = folder;
  }

  /** Arguments: the portkit command and the folder of the examples. */
  public static void main(String[] args) throws IOException {
    try (ScratchFolder folder = ScratchFolder.create("bench")) {
      new HostedBench(args[0], Path.of(args[1]), folder.path()).run();
    }
  }

  private void run() throws IOException {
    Contender linux = linux("bench");
    Contender hosted = hosted("bench");
    Contender stepped = hosted("bench", "--step");
    System.out.println("Measured inside of the program, the start not included:");
    new Comparison(List.of(linux, hosted), ROUNDS)
        .print(List.of("sieve", "gcstress", "trees", "pingpong", "spawn", "oversleep", "memory"));
    System.out.println("\nThe calls made most, and what they cost with each a Java method (step):");
    new Comparison(List.of(linux, hosted, stepped), ROUNDS).print(List.of("now", "write64"));
    System.out.println(
        "\nFrom the start of the process, shell and JVM included, to the first line of main:");
    starts(List.of(linux, hosted));
  }

  private Contender linux(String program) throws IOException {
    return new Contender("linux", List.of(build(program, ".linux", "go")));
  }

  private Contender hosted(String program, String... options) throws IOException {
    List<String> line = new ArrayList<>(List.of(portkit, "exec"));
    line.addAll(List.of(options));
    line.add(build(program, ".tiny", portkit, "go"));
    return new Contender(options.length == 0 ? "hosted" : options[0], line);
  }

  /** Builds an example, unless it is there already, and returns the file. */
  private String build(String program, String suffix, String... go) throws IOException {
    Path file = folder.resolve(program + suffix);
    if (!Files.exists(file)) {
      List<String> line = new ArrayList<>(List.of(go));
      String source = examples.resolve(program + ".go").toString();
      line.addAll(List.of("build", "-o", file.toString(), source));
      ChildProcess.runVisibly(line, Duration.ofMinutes(5));
    }
    return file.toString();
  }

  private static void starts(List<Contender> contenders) {
    Map<Contender, List<Contender.Start>> starts = new LinkedHashMap<>();
    contenders.forEach(contender -> starts.put(contender, new ArrayList<>()));
    for (int round = 0; round < 3 * ROUNDS; round++) {
      starts.forEach((contender, list) -> list.add(contender.start()));
    }
    starts.forEach(
        (contender, list) -> {
          Samples ms = samples(list, start -> start.firstByteNs() / 1e6);
          System.out.printf(
              Locale.ROOT,
              "%-10s  median %.1f ms, min %.1f ms; peak memory %.1f MiB; asleep it takes %.1f %% of a CPU%n",
              contender.name(),
              ms.median(),
              ms.min(),
              samples(list, start -> start.peakBytes() / 1048576.).median(),
              samples(list, start -> start.asleepNs() / 9e6).median());
        });
  }

  private static Samples samples(
      List<Contender.Start> starts, ToDoubleFunction<Contender.Start> figure) {
    return new Samples(starts.stream().mapToDouble(figure).boxed().toList(), "");
  }
}
