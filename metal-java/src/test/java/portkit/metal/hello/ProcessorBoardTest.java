package portkit.metal.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.metal.boot.BootImage;
import portkit.metal.boot.Qemu;
import portkit.metal.boot.VirtualMachine;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.metal.hw.layout.InterruptGate;
import portkit.metal.hw.sim.CpuidLeaf;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.MemoryDevice;
import portkit.metal.hw.sim.SimulatedExit;
import portkit.metal.hw.sim.SimulatedUart;

/** Each operation of the hardware API does on QEMU what it does on the JVM. */
class ProcessorBoardTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long INFO = 0x1000;
  private static final long GDT = 0x1100;
  private static final long FRAME = 0x1200;
  private static final long IDT = 0x2000;

  @TempDir private Path folder;

  /** The local APIC as far as the board uses it: it sends an interrupt to the processor itself. */
  private record Apic(Machine machine) implements MemoryDevice {
    @Override
    public long load(long offset, int width) {
      throw new AssertionError("the board reads no register of the APIC: " + offset);
    }

    @Override
    public void store(long offset, int width, long value) {
      if (offset == ProcessorBoard.APIC_COMMAND) {
        machine.interrupts().raise((int) value & 0xff);
      }
    }
  }

  private static String onTheJvm() {
    Machine machine = new Machine();
    SimulatedUart uart = new SimulatedUart(machine.clock(), () -> {});
    ProcessorBoard board = new ProcessorBoard();
    machine.ports().attach(HelloTest.UART, 8, "UART", uart);
    machine.ports().attach(HelloTest.EXIT, 4, "exit", new SimulatedExit());
    machine.memory().ram(INFO, 0x2000);
    machine.memory().map(ProcessorBoard.APIC, 0x1000, "APIC", new Apic(machine));
    // QEMU's own processor: "AuthenticAMD", its letters spread over EBX, EDX and ECX.
    machine.processor().cpuid(0, 0, new CpuidLeaf(13, 0x6874_7541, 0x444d_4163, 0x6974_6e65));
    machine
        .interrupts()
        .handler(
            vector -> {
              InterruptFrame.VECTOR.set(FRAME, vector);
              board.interrupt(FRAME);
            });
    try {
      machine.run(
          () -> {
            BootInfo.GDT.set(INFO, GDT);
            BootInfo.IDT.set(INFO, IDT);
            for (int vector = 0; vector < 256; vector++) {
              InterruptGate.write(InterruptGate.LAYOUT.at(IDT, vector, 256), 0, 8, 1);
            }
            board.boot(INFO);
          });
      throw new AssertionError("the board did not end");
    } catch (SimulatedExit.Ended e) {
      assertEquals(ProcessorBoard.EXIT_VALUE, e.value());
    }
    return new String(uart.sent(), StandardCharsets.US_ASCII);
  }

  @Test
  void qemuAndTheJvmAgree() throws IOException {
    Program program =
        new MetalCompiler(ProcessorBoard.class.getClassLoader())
            .export(new ProcessorBoard())
            .compile();
    byte[] bytes = BootImage.build(Freestanding.link(program, "processor", ""), 4 << 20);
    Path image = Files.write(folder.resolve("processor.elf"), bytes);
    VirtualMachine.Result result =
        Qemu.board(Qemu.Board.MICROVM).with("-cpu", "max").kernel(image).run(LIMIT);
    assertEquals(onTheJvm(), result.serial(), result::errors);
    assertEquals(ProcessorBoard.EXIT_VALUE, result.exitValue().orElse(-1), result::toString);
  }
}
