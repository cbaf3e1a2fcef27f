package portkit.baremetal.module;

import java.util.OptionalInt;
import portkit.metal.hw.sim.Machine;

/**
 * A board's machine inside of the JVM: a {@link Machine} with simulated devices attached, and the
 * far ends of those devices. Drivers are tried on it before they boot anything.
 */
public interface SimulatedBoard {
  /** The machine, its devices attached. */
  Machine machine();

  /** Cycles of the machine's clock in a second, as its timers see it. */
  long cyclesPerSecond();

  /** All that has left the machine by its console. */
  byte[] sent();

  /** A byte arrives at the machine's console. */
  void type(int value);

  /** Whether the machine has told that it listens. */
  boolean hasStarted();

  /** The code with which the machine was ended, if it was. */
  OptionalInt ended();
}
