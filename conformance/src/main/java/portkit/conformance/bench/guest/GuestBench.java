package portkit.conformance.bench.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import portkit.baremetal.board.Boards;
import portkit.baremetal.qemu.Terminal;
import portkit.conformance.bench.Figure;
import portkit.conformance.bench.Samples;
import portkit.conformance.bench.guest.Row.AtMost;
import portkit.conformance.bench.guest.Row.NoSlowerThanLinux;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/**
 * The same Go program on bare metal and as the only program of a Linux guest, under the same QEMU;
 * {@code scripts/bench baremetal} starts it. Linux runs on a PC: Debian's kernel does not start on
 * QEMU's microvm, where it has no clock to calibrate another by.
 */
public final class GuestBench {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
  private static final String WRITE = "write64";
  private static final Duration SMALL_LIMIT = Duration.ofSeconds(40);

  private final int rounds;
  private final Guest linux;
  private final Guest metal;
  private final Guest microvm;
  private final Guest virtio;
  private final List<Row> rows = new ArrayList<>();

  private GuestBench(String portkit, Path examples, Path images, Path kernel, int rounds, Path made)
      throws IOException {
    this.rounds = rounds;
    String source = examples.resolve("bench.go").toString();
    Path program = build(made.resolve("tiny"), source, portkit, "go");
    Path ramdisk =
        InitialRamdisk.write(made.resolve("ramdisk"), build(made.resolve("linux"), source, "go"));
    linux = Guest.linux(kernel, ramdisk);
    metal = Guest.metal(Boards.PC, Terminal.UART, images, program);
    microvm = Guest.metal(Boards.MICROVM, Terminal.UART, images, program);
    virtio = Guest.metal(Boards.MICROVM, Terminal.VIRTIO, images, program);
  }

  private static Path build(Path program, String source, String... go) {
    List<String> line = new ArrayList<>(List.of(go));
    line.addAll(List.of("build", "-o", program.toString(), source));
    ChildProcess.runVisibly(line, BUILD_LIMIT);
    return program;
  }

  /** Arguments: portkit, the examples, the boards' images, a Linux kernel, the number of rounds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (ScratchFolder made = ScratchFolder.create("bench")) {
      new GuestBench(
              args[0],
              Path.of(args[1]),
              Path.of(args[2]),
              Path.of(args[3]),
              Integer.parseInt(args[4]),
              made.path())
          .run();
    }
  }

  private void run() throws InterruptedException {
    starts();
    smallest();
    figures();
    System.out.println(Row.head());
    rows.forEach(System.out::println);
  }

  private static void news(String what, int round, int of) {
    System.err.printf("bench: %s, round %d of %d%n", what, round + 1, of);
  }

  private void starts() throws InterruptedException {
    List<GuestRun.Start> linux = new ArrayList<>();
    List<GuestRun.Start> metal = new ArrayList<>();
    List<GuestRun.Start> small = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      news("starts", round, rounds);
      linux.add(GuestRun.start(this.linux));
      metal.add(GuestRun.start(this.metal));
      small.add(GuestRun.start(microvm));
    }
    Function<GuestRun.Start, Double> first = start -> start.firstLineNs() / 1e6;
    Function<GuestRun.Start, Double> asleep = start -> 100 * start.asleep();
    String unit = "ms";
    String start = "QEMU to main, ";
    rows.add(
        new Row(
            start + Boards.PC,
            samples(linux, first, unit),
            samples(metal, first, unit),
            new AtMost(90)));
    rows.add(new Row(start + Boards.MICROVM, null, samples(small, first, unit), new AtMost(50)));
    rows.add(
        new Row(
            "CPU during a 5 s sleep",
            samples(linux, asleep, "%"),
            samples(metal, asleep, "%"),
            new AtMost(3)));
  }

  private static <T> Samples samples(List<T> from, Function<T, Double> figure, String unit) {
    return new Samples(from.stream().map(figure).toList(), unit);
  }

  private void smallest() throws InterruptedException {
    System.err.println("bench: smallest memory");
    rows.add(
        new Row(
            "memory for the first line",
            smallest(linux, "start", "started", 16, 256),
            smallest(microvm, "start", "started", 2, 16),
            new AtMost(5)));
    rows.add(
        new Row(
            "memory for gcstress",
            null,
            smallest(microvm, "gcstress", "gcstress ", 4, 64),
            new AtMost(16)));
  }

  /** By halving, between what is too little and what is enough. */
  private static Samples smallest(Guest guest, String arguments, String text, int from, int to)
      throws InterruptedException {
    int tooLittle = from;
    int enough = to;
    while (enough - tooLittle > 1) {
      int memory = (tooLittle + enough) / 2;
      if (GuestRun.works(guest, memory, arguments, text, SMALL_LIMIT)) {
        enough = memory;
      } else {
        tooLittle = memory;
      }
    }
    return new Samples(List.of((double) enough), "MiB");
  }

  private void figures() throws InterruptedException {
    List<Map<String, Figure>> linux = new ArrayList<>();
    List<Map<String, Figure>> metal = new ArrayList<>();
    List<Map<String, Figure>> console = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      news("measurements", round, rounds);
      linux.add(GuestRun.figures(this.linux));
      metal.add(GuestRun.figures(this.metal));
      console.add(GuestRun.figures(virtio, WRITE));
    }
    for (String name : List.of("sieve", "pingpong", "spawn", "trees", "gcstress")) {
      row(name, linux, metal, new NoSlowerThanLinux());
    }
    row("now", linux, metal, new AtMost(120));
    row(WRITE, linux, metal, new AtMost(60_000));
    rows.add(
        new Row(
            WRITE + ", virtio console",
            null,
            samples(console, figures -> figures.get(WRITE).value(), "ns"),
            new AtMost(15_000)));
    row("oversleep", linux, metal, new AtMost(60));
    row("oversleep99", linux, metal, new AtMost(500));
    row("touch64m", linux, metal, new AtMost(40));
    row("gcpause", linux, metal, new AtMost(2000));
  }

  private void row(
      String name,
      List<Map<String, Figure>> linux,
      List<Map<String, Figure>> metal,
      Row.Target target) {
    Function<Map<String, Figure>, Double> value = figures -> figures.get(name).value();
    String unit = metal.getFirst().get(name).unit();
    rows.add(new Row(name, samples(linux, value, unit), samples(metal, value, unit), target));
  }
}
