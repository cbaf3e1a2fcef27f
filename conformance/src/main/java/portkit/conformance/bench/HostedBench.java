package portkit.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The hosted port against GOOS=linux natively. {@code scripts/bench hosted} starts it: COMMAND is
 * the portkit command, EXAMPLES the folder with the programs.
 */
public final class HostedBench {
  private static final int ROUNDS = 7;
  private static final List<String> INSIDE =
      List.of("sieve", "gcstress", "trees", "pingpong", "spawn", "now", "write64", "oversleep");

  private HostedBench() {}

  /** Arguments: COMMAND EXAMPLES. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String portkit = args[0];
    Path examples = Path.of(args[1]);
    Path folder = Files.createTempDirectory("portkit-bench");
    try {
      Contender linux =
          program(
              "linux",
              List.of("go"),
              List.of(),
              examples.resolve("bench/bench.go"),
              folder.resolve("bench.linux"));
      Contender hosted =
          program(
              "hosted",
              List.of(portkit, "go"),
              List.of(portkit, "run"),
              examples.resolve("bench/bench.go"),
              folder.resolve("bench.tiny"));
      Contender stepped =
          new Contender("step", List.of(portkit, "run", "--step", hosted.line().get(2), "--"));
      System.out.println("Measured inside of the program, the start not included:");
      new Comparison(List.of(linux, hosted), ROUNDS).print(INSIDE);
      System.out.println();
      System.out.println("With --step, every call a Java method:");
      new Comparison(List.of(linux, hosted, stepped), ROUNDS)
          .print(List.of("now", "write64", "pingpong"));
      System.out.println();
      start(
          program(
              "linux",
              List.of("go"),
              List.of(),
              examples.resolve("hello/hello.go"),
              folder.resolve("hello.linux")),
          program(
              "hosted",
              List.of(portkit, "go"),
              List.of(portkit, "run"),
              examples.resolve("hello/hello.go"),
              folder.resolve("hello.tiny")));
    } finally {
      for (Path file : Files.list(folder).toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static Contender program(
      String name, List<String> go, List<String> runner, Path source, Path program)
      throws IOException, InterruptedException {
    List<String> build = new ArrayList<>(go);
    build.addAll(List.of("build", "-o", program.toString(), source.toString()));
    Process process = new ProcessBuilder(build).inheritIO().start();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new PortkitException(Failure.TOOL_MISSING, String.join(" ", build) + " failed");
    }
    List<String> line = new ArrayList<>(runner);
    line.add(program.toString());
    if (!runner.isEmpty()) {
      line.add("--");
    }
    return new Contender(name, line);
  }

  /** From the start of the process, shell and JVM included, to the first line of main. */
  private static void start(Contender... contenders) {
    Map<Contender, List<Double>> ms = new LinkedHashMap<>();
    Map<Contender, Long> peak = new HashMap<>();
    for (int round = 0; round < ROUNDS * 3; round++) {
      for (Contender contender : contenders) {
        Contender.Run run = contender.run();
        ms.computeIfAbsent(contender, _ -> new ArrayList<>()).add(run.firstByteNs() / 1e6);
        peak.merge(contender, run.peakBytes(), Math::max);
      }
    }
    System.out.println("From the start of the process to the first line of main:");
    ms.forEach(
        (contender, values) -> {
          Samples samples = new Samples(values, "ms");
          System.out.printf(
              Locale.ROOT,
              "%-10s  median %s, min %.1f ms, peak resident memory %d MiB%n",
              contender.name(),
              samples,
              samples.min(),
              peak.get(contender) >> 20);
        });
  }
}
