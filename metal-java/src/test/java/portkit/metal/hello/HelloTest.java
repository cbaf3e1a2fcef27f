package portkit.metal.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portkit.metal.Command;
import portkit.metal.boot.BootImage;
import portkit.metal.boot.BootProgram;
import portkit.metal.boot.GrubIso;
import portkit.metal.boot.Qemu;
import portkit.metal.boot.VirtualMachine;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulatedExit;
import portkit.metal.hw.sim.SimulatedUart;

/** Kernels in metal Java: the same classes on the JVM and, compiled, on QEMU. */
class HelloTest {
  static final int UART = 0x3f8;
  static final int EXIT = 0xf4;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path SOURCES = Path.of("src/test/java").toAbsolutePath();

  private static final String HELLO =
      """
      hello from %s
      RAM above 1 MiB: %d MiB
      breakpoints: 1
      primes below 1000: 168
      """;

  @TempDir private Path folder;

  private Path image(Object kernel) throws IOException {
    MetalCompiler compiler = new MetalCompiler(HelloTest.class.getClassLoader());
    compiler.export(kernel);
    if (kernel instanceof SwitchBoard) {
      compiler.exportStatics(SwitchBoard.class);
    }
    BootProgram program = Freestanding.link(compiler.compile(), "kernel", SOURCES.toString());
    return Files.write(folder.resolve("kernel.elf"), BootImage.build(program, 4 << 20));
  }

  private static void check(VirtualMachine.Result result, String serial, int exitValue) {
    assertEquals(serial, result.serial(), result::errors);
    assertEquals(exitValue, result.exitValue().orElse(-1), result::toString);
  }

  @Test
  void onTheJvm() {
    SimulatedBoard board = new SimulatedBoard(128);
    assertEquals(HelloBoard.EXIT_VALUE, board.run());
    assertEquals(HELLO.formatted("PVH", 127), board.serial());
  }

  @ParameterizedTest
  @EnumSource
  void onQemu(Qemu.Board board) throws IOException {
    Path image = image(new HelloBoard(UART, EXIT));
    VirtualMachine.Result result = Qemu.board(board).kernel(image).run(LIMIT);
    // Firmware keeps some of the last MiB for itself, except on microvm.
    int ram = board == Qemu.Board.MICROVM ? 127 : 126;
    check(result, HELLO.formatted("PVH", ram), HelloBoard.EXIT_VALUE);
  }

  @Test
  void fromGrub() throws IOException {
    Path iso = folder.resolve("kernel.iso");
    GrubIso.write(iso, image(new HelloBoard(UART, EXIT)), "", List.of());
    VirtualMachine.Result result = Qemu.board(Qemu.Board.PC).disc(iso).run(LIMIT);
    check(result, HELLO.formatted("Multiboot2", 126), HelloBoard.EXIT_VALUE);
  }

  @Test
  void aTrapEndsInAPanicThatTellsWhoCalledWhom() throws IOException {
    Path image = image(new TrapBoard());
    VirtualMachine.Result result = Qemu.board(Qemu.Board.MICROVM).kernel(image).run(LIMIT);
    String name = TrapBoard.class.getName();
    check(
        result,
        """
        sum 6
        java.lang.ArrayIndexOutOfBoundsException at %1$s.number(TrapBoard.java:49) \
        < %1$s.sum(TrapBoard.java:43) < %1$s.callSum(TrapBoard.java:37)
          %1$s.number(TrapBoard.java) 49
          %1$s.sum(TrapBoard.java) 43
          %1$s.callSum(TrapBoard.java) 37
          %1$s.boot(TrapBoard.java) 26
        """
            .formatted(name),
        TrapBoard.PANIC_VALUE);
  }

  @Test
  void zerosTakeNoRoomInTheFile() throws IOException {
    Path image = image(new ZeroBoard());
    assertTrue(Files.size(image) < 8L * ZeroBoard.LENGTH / 4, () -> image.toFile().length() + "");
    VirtualMachine.Result result = Qemu.board(Qemu.Board.MICROVM).kernel(image).run(LIMIT);
    String text = "at first 0\nthen 2147450880\naligned 0\nimage 0 0 holds\n";
    check(result, text, ZeroBoard.EXIT_VALUE);
  }

  private static final String SWITCHES =
      """
      boot 0
      worker 10
      boot 1
      worker 11
      boot 2
      worker 12
      654321
      144
      """;

  @Test
  void stacksTakeTurnsOnQemu() throws IOException {
    Path image = image(new SwitchBoard());
    VirtualMachine.Result result = Qemu.board(Qemu.Board.MICROVM).kernel(image).run(LIMIT);
    check(result, SWITCHES, SwitchBoard.EXIT_VALUE);
  }

  @Test
  void stacksTakeTurnsOnTheJvm() {
    Machine machine = new Machine();
    SimulatedUart uart = new SimulatedUart(machine.clock(), () -> {});
    machine.ports().attach(UART, 8, "UART", uart);
    machine.ports().attach(EXIT, 4, "exit", new SimulatedExit());
    SwitchBoard board = new SwitchBoard();
    machine.functions().export(board);
    try {
      machine.run(() -> board.boot(0));
    } catch (SimulatedExit.Ended e) {
      assertEquals(SwitchBoard.EXIT_VALUE, e.value());
    }
    assertEquals(SWITCHES, new String(uart.sent(), java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void gdbShowsJavaLinesAndNames() throws IOException {
    Path image = image(new HelloBoard(UART, EXIT));
    Path socket = folder.resolve("gdb");
    try (VirtualMachine machine =
        Qemu.board(Qemu.Board.MICROVM).kernel(image).debugger(socket).start(LIMIT)) {
      List<String> words = new ArrayList<>(List.of("gdb", "-nx", "-batch"));
      for (String command :
          List.of(
              "set remotetimeout 60",
              "target remote " + socket,
              "hbreak Uart.java:31",
              "continue",
              "backtrace",
              "list 31,31",
              "delete",
              "hbreak HelloBoard.java:46",
              "continue",
              "print 'portkit.metal.hello.HelloBoard.breakpoints'",
              "next",
              "info line",
              "disconnect")) {
        words.addAll(List.of("-ex", command));
      }
      words.add(image.toString());
      machine.awaitSocket(socket);
      String output = Command.run(words).output();
      for (String expected :
          List.of(
              "#0  portkit.metal.hello.Uart.put () at portkit/metal/hello/Uart.java:31\n",
              "#1  portkit.metal.hello.Uart.print () at portkit/metal/hello/Uart.java:39\n",
              "#2  portkit.metal.hello.HelloBoard.boot () at portkit/metal/hello/HelloBoard.java:39",
              "in boot.start ()",
              "$1 = 1\n",
              "while ((Ports.in8(base + LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {")) {
        assertTrue(output.contains(expected), () -> "no " + expected + " in\n" + output);
      }
    }
  }
}
