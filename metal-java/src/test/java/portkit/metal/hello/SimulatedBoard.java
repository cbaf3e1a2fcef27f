package portkit.metal.hello;

import java.nio.charset.StandardCharsets;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.metal.hw.layout.PvhStartInfo;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulatedExit;
import portkit.metal.hw.sim.SimulatedUart;

/** The board that QEMU's microvm is, as far as {@link HelloBoard} can see. */
final class SimulatedBoard {
  static final int UART = 0x3f8;
  static final int EXIT = 0xf4;
  private static final long LOW = 0x1000;
  private static final long START = LOW + 0x100;
  private static final long MAP = LOW + 0x200;
  private static final long FRAME = LOW + 0x800;
  private static final long MEBIBYTE = 1 << 20;

  private final Machine machine = new Machine();
  private final SimulatedUart uart = new SimulatedUart(machine.clock(), () -> {});
  private final HelloBoard board = new HelloBoard(UART, EXIT);

  SimulatedBoard(int mebibytes) {
    machine.ports().attach(UART, 8, "UART", uart);
    machine.ports().attach(EXIT, 4, "exit", new SimulatedExit());
    machine.memory().ram(LOW, 0x1000);
    machine
        .interrupts()
        .handler(
            vector -> {
              InterruptFrame.VECTOR.set(FRAME, vector);
              board.interrupt(FRAME);
            });
    machine.run(() -> bootLoader(mebibytes));
  }

  private static void bootLoader(int mebibytes) {
    BootInfo.PROTOCOL.set(LOW, BootInfo.PVH);
    BootInfo.START.set(LOW, START);
    PvhStartInfo.MAGIC.set(START, PvhStartInfo.MAGIC_VALUE);
    PvhStartInfo.MEMORY_MAP.set(START, MAP);
    PvhStartInfo.MEMORY_MAP_COUNT.set(START, 2);
    region(0, 0, 0x9_fc00);
    region(1, MEBIBYTE, (mebibytes - 1) * MEBIBYTE);
  }

  private static void region(int index, long address, long size) {
    long entry = PvhStartInfo.MemoryMapEntry.LAYOUT.at(MAP, index, 2);
    PvhStartInfo.MemoryMapEntry.ADDRESS.set(entry, address);
    PvhStartInfo.MemoryMapEntry.SIZE.set(entry, size);
    PvhStartInfo.MemoryMapEntry.TYPE.set(entry, PvhStartInfo.MemoryMapEntry.RAM);
  }

  /** Runs to the end; returns the value that the board ended with. */
  int run() {
    try {
      machine.run(() -> board.boot(LOW));
      throw new AssertionError("the board did not end");
    } catch (SimulatedExit.Ended e) {
      return e.value();
    }
  }

  String serial() {
    return new String(uart.sent(), StandardCharsets.ISO_8859_1);
  }
}
