package portkit.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;
import portkit.go.files.InitialFiles;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Launch.Watch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** How a program is to be run: the options that {@code run} and {@code exec} share. */
final class RunOptions {
  private static final String SANDBOX = "nacl-like";

  /** In MiB: more than QEMU's machines have. */
  private static final int MOST_MEMORY = 999_999;

  /** Thirty years. */
  private static final int MOST_SECONDS = 999_999_999;

  @Option(
      names = "--port",
      paramLabel = "NAME",
      description = "What to run it on, see portkit ports (default: $PORTKIT_PORT or hosted).")
  private String port = Ports.byDefault();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "End the program after so many seconds, with exit code 124 (0: never).")
  private double timeout = 0;

  @Option(
      names = {"-m", "--memory"},
      paramLabel = "MIB",
      description =
          "The memory of a machine, such as --port baremetal (default: $PORTKIT_MEMORY or 512), or"
              + " the most that a program in the sandbox may commit.")
  private Integer memory;

  @Option(
      names = "--cpu",
      paramLabel = "SECONDS",
      description =
          "End a program in the sandbox after so many seconds of processor time, with exit code"
              + " 123 (0: never).")
  private int cpu = 0;

  @Option(names = "--single", description = "In the sandbox: give the program a single thread.")
  private boolean single;

  @Option(
      names = "--coroutines",
      description = "In the sandbox: let the program's threads take turns on one.")
  private boolean coroutines;

  @Option(
      names = "--step",
      description = "Serve every call in Java, also those that are native for speed, for stepping.")
  private boolean step;

  @Option(
      names = "--trace",
      description = "Print each call of the OS interface as a line of text, then a summary.")
  private boolean trace;

  @Option(names = "--trace-json", description = "The same as lines of JSON.")
  private boolean traceJson;

  @Option(names = "--summary", description = "At the end, sum up what the program asked of its OS.")
  private boolean summary;

  @Option(
      names = "--without",
      paramLabel = "PROFILE",
      split = ",",
      description =
          "Do as if the port lacked these profiles of the OS interface: input, sleep, faults,"
              + " threads, clock, random. Without threads the runtime has one thread.")
  private Set<Profile> without = Set.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where trace and summary go (default: standard error).")
  private Path report;

  @Option(
      names = "--files",
      paramLabel = "PATH",
      description = "Give the program a copy of a file or folder, under the same path.")
  private List<Path> files = List.of();

  /** Refuses what cannot be, before anything takes time. */
  void check() {
    Port _ = port();
    if (without.contains(Profile.CORE)) {
      throw new PortkitException(
          Failure.USAGE, "--without core: no port lacks it, and no program runs without it");
    }
    requireSeconds("--cpu", cpu);
    requireSeconds("--timeout", timeout);
    if (memory != null && (memory < 1 || memory > MOST_MEMORY)) {
      throw new PortkitException(
          Failure.USAGE,
          "-m wants a number of MiB, 1 to %d, not %d".formatted(MOST_MEMORY, memory));
    }
  }

  private static void requireSeconds(String option, Number seconds) {
    if (!(seconds.doubleValue() >= 0 && seconds.doubleValue() <= MOST_SECONDS)) {
      throw new PortkitException(
          Failure.USAGE,
          "%s wants a number of seconds, 0 to %d, not %s".formatted(option, MOST_SECONDS, seconds));
    }
  }

  /** The options, but for the port, as the command line of another JVM that steps. */
  List<String> forAnotherJvm() {
    List<String> line = new ArrayList<>(List.of("--step", "--timeout", "" + timeout));
    files.forEach(file -> line.addAll(List.of("--files", file.toString())));
    without.forEach(profile -> line.addAll(List.of("--without", profile.name())));
    if (trace) {
      line.add("--trace");
    }
    if (traceJson) {
      line.add("--trace-json");
    }
    if (summary) {
      line.add("--summary");
    }
    if (report != null) {
      line.addAll(List.of("--report", report.toString()));
    }
    return line;
  }

  /** The port that is asked for. */
  Port port() {
    if (single && coroutines) {
      throw new PortkitException(
          Failure.USAGE, "--single and --coroutines exclude each other: choose one");
    }
    if ((single || coroutines) && !port.equals(SANDBOX)) {
      throw new PortkitException(
          Failure.USAGE,
          "%s is for the sandbox: use --port %s"
              .formatted(single ? "--single" : "--coroutines", SANDBOX));
    }
    return Ports.named(port + (single ? ":single" : coroutines ? ":coroutines" : ""));
  }

  /** A program as it is to be run: with the files that it is given. */
  ProgramImage image(Program program) {
    return InitialFiles.of(files).in(program.image());
  }

  /** Runs a program; its arguments do not include its name. */
  int run(Program program, List<String> arguments) {
    ProgramImage image = image(program);
    if (!program.isTemporary()) { // what is built for one run need not be remembered by its file
      Ports.admitFile(port(), program.elf());
    }
    return run(image, program.name(), arguments);
  }

  /** Runs a program. */
  int run(ProgramImage program, String name, List<String> arguments) {
    check();
    return port().run(program, launch(name, arguments));
  }

  /** How a program is to be run, by its name and its other arguments. */
  Launch launch(String name, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(name);
    line.addAll(arguments);
    Duration limit = Duration.ofMillis((long) Math.ceil(timeout * 1000));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put(
        InitialFiles.WORKING_DIRECTORY, InitialFiles.workingDirectory(environment).toString());
    return Launch.of(line)
        .withEnvironment(environment)
        .withTimeLimit(limit)
        .watching(watch())
        .reportingTo(report)
        .hiding(without)
        .withMemory(memory == null ? 0 : memory)
        .withProcessorTime(Duration.ofSeconds(cpu));
  }

  private Set<Watch> watch() {
    EnumSet<Watch> watch = EnumSet.noneOf(Watch.class);
    if (step) {
      watch.add(Watch.STEP);
    }
    if (trace) {
      watch.add(Watch.TRACE_TEXT);
    }
    if (traceJson) {
      watch.add(Watch.TRACE_JSON);
    }
    if (summary) {
      watch.add(Watch.SUMMARY);
    }
    return watch;
  }
}
