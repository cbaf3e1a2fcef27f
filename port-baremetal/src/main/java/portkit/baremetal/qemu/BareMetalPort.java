package portkit.baremetal.qemu;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import portkit.baremetal.board.Boards;
import portkit.baremetal.boot.CommandLine;
import portkit.baremetal.boot.ModuleTrailer;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** The bare-metal port on a board of QEMU's. */
public final class BareMetalPort implements Port {
  /** Names the machine's memory in MiB where it is not to be {@value #DEFAULT_MEMORY}. */
  public static final String MEMORY_VARIABLE = "PORTKIT_MEMORY";

  private static final int DEFAULT_MEMORY = 512;

  private final String name;
  private final String board;
  private final Images images;

  private BareMetalPort(String name, String board, Images images) {
    this.name = name;
    this.board = board;
    this.images = images;
  }

  /** The ports {@code baremetal}, on the board that starts fastest, and {@code baremetal:board}. */
  public static List<Port> all(Images images) {
    List<Port> ports = new ArrayList<>();
    ports.add(new BareMetalPort("baremetal", Boards.MICROVM, images));
    for (String board : Boards.names()) {
      ports.add(new BareMetalPort("baremetal:" + board, board, images));
    }
    return ports;
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
    if (!launch.watch().isEmpty()) {
      throw new PortkitException(
          Failure.USAGE,
          "port %s cannot trace or step calls: use the hosted port for that".formatted(name));
    }
    List<String> environment =
        launch.environment().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .sorted()
            .toList();
    byte[] trailer =
        ModuleTrailer.bytes(
            CommandLine.of(environment, launch.arguments()), Profile.capabilities(launch.hidden()));
    try (RunFiles files = RunFiles.of(program.bytes(), trailer);
        Machine machine = Machine.start(command(files, launch), launch.streams(), files)) {
      return machine.await(limit(launch));
    }
  }

  private List<String> command(RunFiles files, Launch launch) {
    Path image = images.of(board);
    String memory = launch.environment().getOrDefault(MEMORY_VARIABLE, "" + DEFAULT_MEMORY);
    if (!memory.matches("[1-9][0-9]{0,5}")) {
      throw new PortkitException(
          Failure.USAGE, "%s wants a number of MiB, not %s".formatted(MEMORY_VARIABLE, memory));
    }
    return Stream.of(
            Stream.of("qemu-system-x86_64", "-M", board, "-accel", "tcg", "-cpu", "max"),
            Stream.of("-m", memory, "-nodefaults", "-display", "none", "-no-reboot"),
            Stream.of("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console"),
            Stream.of("-device", "isa-debug-exit,iobase=0xf4,iosize=4"),
            Stream.of("-chardev", "file,id=status,path=" + files.status()),
            Stream.of("-device", "isa-debugcon,iobase=0xe9,chardev=status"),
            Stream.of("-kernel", image.toString(), "-initrd", files.module().toString()))
        .flatMap(words -> words)
        .toList();
  }

  private static Duration limit(Launch launch) {
    return launch.timeLimit().isZero() ? Duration.ofDays(10_000) : launch.timeLimit();
  }
}
