package @name@;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.OptionalInt;
import portkit.baremetal.driver.DebugExit;
import portkit.baremetal.module.SimulatedBoard;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.PortDevice;
import portkit.metal.hw.sim.SimulatedExit;
import portkit.metal.hw.sim.SimulatedPic;
import portkit.metal.hw.sim.SimulatedPit;
import portkit.metal.hw.sim.SimulatedRtc;
import portkit.metal.hw.sim.SimulatedUart;

/** The machine inside of the JVM. */
final class Simulation implements SimulatedBoard {
  private static final long CYCLES_PER_SECOND = 100_000_000;
  private static final int ALARM_LINE = 0;
  private static final int CONSOLE_LINE = 3;

  private final Machine machine = new Machine();
  private final SimulatedUart console;
  private final ByteArrayOutputStream status = new ByteArrayOutputStream();

  Simulation() {
    // An access to a port takes a long time beside an instruction: here 100 ns.
    machine.clock().cyclesPerStep(CYCLES_PER_SECOND / 10_000_000);
    SimulatedPic pic = SimulatedPic.attachPair(machine);
    SimulatedPit pit =
        new SimulatedPit(machine.clock(), CYCLES_PER_SECOND, () -> pic.raise(ALARM_LINE));
    console = new SimulatedUart(machine.clock(), () -> pic.raise(CONSOLE_LINE));
    LocalDateTime now = LocalDateTime.of(2026, 1, 1, 0, 0);
    machine.ports().attach(0x40, 4, "PIT", pit);
    machine.ports().attach(0x70, 2, "RTC", new SimulatedRtc(now, false, true));
    machine.ports().attach(@Name@.CONSOLE, 8, "COM2", console);
    machine.ports().attach(@Name@.EXIT, 4, "exit", new SimulatedExit());
    machine.ports().attach(@Name@.STATUS, 1, "status", new Status());
  }

  /** Keeps what is written to it. */
  private final class Status implements PortDevice {
    @Override
    public int in(int offset, int width) {
      return 0;
    }

    @Override
    public void out(int offset, int width, int value) {
      status.write(value);
    }
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public long cyclesPerSecond() {
    return CYCLES_PER_SECOND;
  }

  @Override
  public byte[] sent() {
    return console.sent();
  }

  @Override
  public void type(int value) {
    console.receive(value);
  }

  @Override
  public boolean hasStarted() {
    return status.size() > 0 && status.toByteArray()[0] == DebugExit.STARTED;
  }

  @Override
  public OptionalInt ended() {
    byte[] told = status.toByteArray();
    return told.length < (hasStarted() ? 2 : 1)
        ? OptionalInt.empty()
        : OptionalInt.of(told[told.length - 1] & 0xff);
  }
}
