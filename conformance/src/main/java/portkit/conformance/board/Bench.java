package portkit.conformance.board;

import java.util.function.Consumer;
import portkit.baremetal.board.Board;
import portkit.baremetal.driver.InterruptController.Source;
import portkit.baremetal.module.BoardModule;
import portkit.baremetal.module.SimulatedBoard;
import portkit.metal.hw.Elements;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.sim.SimulationException;

/** A board wired to its simulated machine, and used as the kernel uses it. */
final class Bench {
  private final Board board;
  private final SimulatedBoard machine;
  private Source last = Source.NOBODY;

  private Bench(BoardModule module) {
    board = module.board();
    machine = module.simulation();
    machine.machine().interrupts().handler(this::interrupted);
  }

  /** Wires a new board and runs a check on its machine. */
  static void run(BoardModule module, Consumer<Bench> check) {
    Bench bench = new Bench(module);
    bench.machine.machine().run(() -> check.accept(bench));
  }

  private void interrupted(int vector) {
    Source source = board.interrupts().acknowledge(vector);
    if (source == Source.CONSOLE) {
      board.console().interrupted();
    }
    if (source != Source.NOBODY) {
      last = source;
    }
  }

  Board board() {
    return board;
  }

  SimulatedBoard machine() {
    return machine;
  }

  /** Sends bytes, and waits until they have left. */
  void send(byte[] bytes) {
    board.console().start();
    board.console().write(Elements.address(bytes), bytes.length);
    board.console().drain();
  }

  /** Starts the clock. */
  void startClock() {
    board.time().begin();
    board.time().start();
  }

  /** Starts interrupts and time, as the kernel does before there are threads. */
  void start() {
    board.interrupts().start();
    startClock();
    board.interrupts().enable(Source.ALARM);
  }

  long now() {
    return board.time().clock().now();
  }

  /** Lets so many nanoseconds pass, up to an hour. */
  void pass(long nanoseconds) {
    long cycles = nanoseconds * (machine.cyclesPerSecond() / 1000) / 1_000_000;
    machine.machine().clock().advance(cycles);
  }

  /** Halts until a source has interrupted; false if nothing is left that could. */
  boolean awaitInterrupt(Source source) {
    last = Source.NOBODY;
    try {
      while (last != source) {
        Interrupts.await();
        Interrupts.disable();
      }
      return true;
    } catch (SimulationException e) {
      return false;
    }
  }
}
