package portkit.baremetal.qemu;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.baremetal.board.Boards;
import portkit.baremetal.boot.CommandLine;
import portkit.baremetal.boot.ModuleTrailer;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;
import portkit.os.process.FreePort;

/** The bare-metal port on a board that QEMU plays. */
public final class BareMetalPort implements Port {
  /** Names the machine's memory in MiB where the launch does not; else {@value #DEFAULT_MEMORY}. */
  public static final String MEMORY_VARIABLE = "PORTKIT_MEMORY";

  /** Names the program's terminal: {@code uart}, which is the default, or {@code virtio}. */
  public static final String CONSOLE_VARIABLE = "PORTKIT_CONSOLE";

  /** Options for QEMU, separated by blanks, for whoever wants a machine of another kind. */
  public static final String QEMU_VARIABLE = "PORTKIT_QEMU";

  private static final int DEFAULT_MEMORY = 512;

  private final String name;
  private final String board;
  private final QemuMachine machine;
  private final Images images;

  /**
   * The port on one board.
   *
   * @param name the port's
   * @param board the board's name, by which its image is found
   */
  public BareMetalPort(String name, String board, QemuMachine machine, Images images) {
    this.name = name;
    this.board = board;
    this.machine = machine;
    this.images = images;
  }

  /** The ports {@code baremetal}, on the board that starts fastest, and {@code baremetal:board}. */
  public static List<Port> all(Images images) {
    List<Port> ports = new ArrayList<>();
    ports.add(onQemu("baremetal", Boards.MICROVM, images));
    for (String board : Boards.names()) {
      ports.add(onQemu("baremetal:" + board, board, images));
    }
    return ports;
  }

  /** On the machine of QEMU's that is named as the board. */
  private static BareMetalPort onQemu(String name, String board, Images images) {
    return new BareMetalPort(name, board, QemuMachine.of(board), images);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "a kernel in metal Java, booted by QEMU on machine " + board;
  }

  @Override
  public int run(ProgramImage program, Launch launch) {
    try (Machine running = start(program, launch, QemuCommand::line)) {
      return running.await(limit(launch));
    }
  }

  /** Starts a program's machine for a debugger, standing still before its first instruction. */
  public DebugSession debug(ProgramImage program, Launch launch) {
    // QEMU could choose a port, but does not tell which.
    int stub = FreePort.choose();
    Machine running = start(program, launch, qemu -> qemu.lineForDebugger(stub));
    return new DebugSession(running, limit(launch), images.of(board), stub);
  }

  private interface Line {
    List<String> of(QemuCommand qemu);
  }

  private Machine start(ProgramImage program, Launch launch, Line line) {
    if (!launch.watch().isEmpty()) {
      throw new PortkitException(
          Failure.USAGE,
          "port %s cannot trace or step calls: use the hosted port for that".formatted(name));
    }
    if (!launch.processorTime().isZero()) {
      throw new PortkitException(
          Failure.USAGE,
          "port %s cannot limit processor time: --cpu is for --port nacl-like".formatted(name));
    }
    Path image = images.of(board);
    int memory = memory(launch);
    Terminal terminal =
        Terminal.of(launch.environment().getOrDefault(CONSOLE_VARIABLE, "uart"), CONSOLE_VARIABLE);
    byte[] trailer = trailer(launch);
    MemoryNeed.of(board, image, program.bytes().remaining() + trailer.length)
        .check(memory, program.name());
    RunFiles files = RunFiles.of(machine.boot(), program.bytes(), trailer);
    QemuCommand qemu =
        new QemuCommand(machine, memory, terminal, moreOptions(launch), image, files);
    return Machine.start(line.of(qemu), launch.streams(), files);
  }

  private static byte[] trailer(Launch launch) {
    List<String> environment =
        launch.environment().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .sorted()
            .toList();
    return ModuleTrailer.bytes(
        CommandLine.of(environment, launch.arguments()), Profile.capabilities(launch.hidden()));
  }

  private static List<String> moreOptions(Launch launch) {
    String options = launch.environment().getOrDefault(QEMU_VARIABLE, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split(" +"));
  }

  private static int memory(Launch launch) {
    if (launch.memory() != 0) {
      return launch.memory();
    }
    String memory = launch.environment().getOrDefault(MEMORY_VARIABLE, "" + DEFAULT_MEMORY);
    if (!memory.matches("[1-9][0-9]{0,5}")) {
      throw new PortkitException(
          Failure.USAGE, "%s wants a number of MiB, not %s".formatted(MEMORY_VARIABLE, memory));
    }
    return Integer.parseInt(memory);
  }

  private static Duration limit(Launch launch) {
    return launch.timeLimit().isZero() ? Duration.ofDays(10_000) : launch.timeLimit();
  }
}
