package portkit.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.platform.LinuxExecutable;
import portkit.metal.compiler.platform.OsTableProgram;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/** The sandbox against GOOS=linux natively; {@code scripts/bench nacl-like} starts it. */
public final class NaclBench {
  private static final int ROUNDS = 9;
  private static final String SOURCES = "conformance/src/main/java";

  private final String portkit;
  private final Path examples;
  private final String tender;
  private final Path folder;

  private NaclBench(String portkit, Path examples, String tender, Path folder) {
    this.portkit = portkit;
    this.examples = examples;
    this.tender = tender;
    this.folder = folder;
  }

  /** Arguments: the portkit command, the folder of the examples, the tender. */
  public static void main(String[] args) throws IOException {
    try (ScratchFolder folder = ScratchFolder.create("bench")) {
      new NaclBench(args[0], Path.of(args[1]), args[2], folder.path()).run();
    }
  }

  private void run() throws IOException {
    String program = build("tiny", portkit);
    Contender linux = new Contender("linux", List.of(build("linux", "go")));
    Contender sandbox = new Contender("nacl-like", List.of(tender, program));
    List<String> loads = List.of("sieve", "trees", "gcstress", "pingpong");
    System.out.println("Measured inside of the program, the start not included:");
    new Comparison(List.of(linux, sandbox), ROUNDS).print(loads);
    // On several, its goroutines wait for each other's locks, which is a matter of luck.
    System.out.println("\nThe same on one processor (GOMAXPROCS=1):");
    new Comparison(List.of(onOneProcessor(linux), onOneProcessor(sandbox)), ROUNDS)
        .print(List.of("sieve"));
    System.out.println(
        "\nProcessor time of the loads' processes, which a busy machine spoils less:");
    processorTime(linux, sandbox, loads);
    System.out.println("\nThe calls: one that does nothing, and 64 bytes to /dev/null:");
    calls();
    System.out.println("\nFrom the start of the process to the first line of main:");
    starts(linux);
    starts(new Contender("tender", List.of(tender, program)));
    starts(new Contender("portkit", List.of(portkit, "exec", "--port", "nacl-like", program)));
  }

  private static Contender onOneProcessor(Contender contender) {
    List<String> line = new ArrayList<>(List.of("/usr/bin/env", "GOMAXPROCS=1"));
    line.addAll(contender.line());
    return new Contender(contender.name(), line);
  }

  private String build(String os, String go) {
    String file = folder.resolve("bench." + os).toString();
    List<String> line = new ArrayList<>(List.of(go));
    if (go.equals(portkit)) {
      line.add("go");
    }
    line.addAll(List.of("build", "-o", file, examples.resolve("bench.go").toString()));
    ChildProcess.runVisibly(line, Duration.ofMinutes(5));
    return file;
  }

  private static void processorTime(Contender linux, Contender sandbox, List<String> loads) {
    for (String load : loads) {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        ratios.add(ratio(linux, sandbox, load, round % 2 == 0));
      }
      System.out.printf(Locale.ROOT, "%-10s  ratio %.3f%n", load, new Samples(ratios, "").median());
    }
  }

  /** Who runs second may find the processor's clock or the host's caches changed by the first. */
  private static double ratio(
      Contender linux, Contender sandbox, String load, boolean linuxIsFirst) {
    double before = linuxIsFirst ? linux.processorSeconds(load) : 0;
    double inSandbox = sandbox.processorSeconds(load);
    return inSandbox / (linuxIsFirst ? before : linux.processorSeconds(load));
  }

  private void calls() throws IOException {
    String costs =
        executable(
            "costs", OsTableProgram.build(compile(new CallCosts()), 0x40_0000, "costs", SOURCES));
    String raw =
        executable(
            "raw", LinuxExecutable.build(compile(new RawCosts()), 0x40_0000, "raw", SOURCES));
    Contender inSandbox = new Contender("nacl-like", List.of(tender, costs));
    Contender onLinux = new Contender("raw", List.of(raw));
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      double direct = value(inSandbox, "direct");
      double table = value(inSandbox, "table");
      double write = value(inSandbox, "write64");
      double rawWrite = value(onLinux, "write64");
      add(values, "table call above a direct one, ns", table - direct);
      add(values, "raw write of 64 bytes, ns", rawWrite);
      add(values, "write of 64 bytes, ns", write);
      add(values, "ratio", write / rawWrite);
    }
    values.forEach(
        (name, list) ->
            System.out.printf(
                Locale.ROOT,
                "%-34s  median %.2f, min %.2f%n",
                name,
                new Samples(list, "").median(),
                new Samples(list, "").min()));
  }

  private static double value(Contender contender, String measurement) {
    return Figure.parse(contender.run(measurement)).value();
  }

  private static void add(Map<String, List<Double>> values, String name, double value) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  private static Program compile(Object root) {
    return new MetalCompiler(NaclBench.class.getClassLoader()).export(root).compile();
  }

  private String executable(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }

  private static void starts(Contender contender) {
    List<Double> milliseconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      milliseconds.add(contender.start().firstByteNs() / 1e6);
    }
    Samples samples = new Samples(milliseconds, "");
    System.out.printf(
        Locale.ROOT,
        "%-10s  median %.1f ms, min %.1f ms%n",
        contender.name(),
        samples.median(),
        samples.min());
  }
}
