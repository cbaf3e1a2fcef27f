package portkit.baremetal.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portkit.baremetal.driver.DeviceMap;
import portkit.baremetal.driver.InterruptController;
import portkit.baremetal.driver.SerialLine;
import portkit.metal.hw.sim.Machine;

/** Virtio devices, each driven over both transports against a model of the device. */
class VirtioProperties {
  private static final long RAM = 0x20_0000;
  private static final int PLACE = 6;

  /** How a test has its device. */
  enum Way {
    MMIO,
    PCI
  }

  /** Notes what the driver has told it. */
  private static final class Interrupts implements InterruptController {
    int input = -1;

    @Override
    public void start() {}

    @Override
    public void enable(Source source) {}

    @Override
    public void connectConsole(int number) {
      input = number;
    }

    @Override
    public long messageAddress() {
      return SimulatedPci.MESSAGES;
    }

    @Override
    public int consoleMessage() {
      return 36;
    }

    @Override
    public Source acknowledge(int vector) {
      return Source.CONSOLE;
    }
  }

  private Machine machine;
  private final DeviceMap map = physical -> physical;
  private final Interrupts interrupts = new Interrupts();
  private int interruptions;

  @BeforeTry
  @BeforeEach
  void start() {
    machine = new Machine();
    machine.memory().ram(RAM, 1 << 20);
  }

  private SimulatedVirtio device(Way way, int type) {
    return way == Way.MMIO
        ? new SimulatedMmio(machine, type, PLACE, () -> interruptions++)
        : new SimulatedPci(machine, type, () -> interruptions++);
  }

  private static VirtioTransport transport(Way way) {
    return way == Way.MMIO
        ? new VirtioMmio(SimulatedMmio.BASE, SimulatedMmio.PLACES, SimulatedMmio.INPUT)
        : new VirtioPci(new PciFunction(0xf000_0000L));
  }

  @Property(tries = 60)
  void everythingWrittenIsSentInOrder(
      @ForAll Way way,
      @ForAll @IntRange(min = 0, max = 3) int slowness,
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 3000) Integer> writes) {
    SimulatedVirtio device = device(way, SimulatedVirtio.CONSOLE);
    device.delay = slowness * 5000L;
    List<Byte> expected = new ArrayList<>();
    machine.run(
        () -> {
          VirtioConsole console = new VirtioConsole(transport(way));
          assertTrue(console.find(map, interrupts));
          for (int bytes : writes) {
            byte[] data = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
              data[i] = (byte) (expected.size() * 31);
              expected.add(data[i]);
            }
            machine.memory().write(RAM, data);
            int before = device.notifications;
            console.write(RAM, bytes);
            int pieces = (bytes + console.piece() - 1) / console.piece();
            assertEquals(pieces, device.notifications - before, "notifications");
          }
          console.drain();
          assertEquals(expected, device.sent);
        });
  }

  @Property(tries = 60)
  void everythingReceivedIsReadInOrder(
      @ForAll Way way, @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 900) Integer> parts) {
    SimulatedVirtio device = device(way, SimulatedVirtio.CONSOLE);
    machine.run(
        () -> {
          VirtioConsole console = new VirtioConsole(transport(way));
          assertTrue(console.find(map, interrupts));
          device.receive(new byte[] {42}); // nobody listens yet: it is kept
          assertEquals(SerialLine.NOTHING, console.read());
          console.interruptOnInput();
          assertEquals(42, console.read());
          int next = 0;
          for (int bytes : parts) {
            byte[] data = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
              data[i] = (byte) (next + i);
            }
            int before = interruptions;
            console.acknowledge();
            device.receive(data);
            assertNotEquals(before, interruptions, "no interrupt");
            for (int i = 0; i < bytes; i++) {
              assertEquals(next++ & 0xff, console.read());
            }
            assertEquals(SerialLine.NOTHING, console.read());
          }
        });
  }

  @Property(tries = 20)
  void randomBytesAreHandedOutOnce(
      @ForAll Way way,
      @ForAll @IntRange(min = 8, max = 300) int generosity,
      @ForAll @IntRange(min = 1, max = 100) int numbers) {
    SimulatedVirtio device = device(way, SimulatedVirtio.ENTROPY);
    device.generosity = generosity;
    device.delay = 1000;
    machine.run(
        () -> {
          VirtioRandom random = new VirtioRandom(transport(way));
          assertTrue(random.start(map));
          List<Long> seen = new ArrayList<>();
          for (int i = 0; i < numbers; i++) {
            long value = random.next();
            assertFalse(i < 30 && seen.contains(value), "again");
            seen.add(value);
          }
        });
  }

  @Test
  void aDeviceOfAnotherTypeIsNone() {
    device(Way.MMIO, SimulatedVirtio.CONSOLE);
    device(Way.PCI, SimulatedVirtio.CONSOLE);
    machine.run(
        () -> {
          assertFalse(new VirtioRandom(transport(Way.MMIO)).start(map));
          assertFalse(new VirtioRandom(transport(Way.PCI)).start(map));
        });
  }

  @Test
  void registersOfBeforeVersion1AreLeftAlone() {
    new SimulatedMmio(machine, SimulatedVirtio.CONSOLE, 0, () -> {}).old();
    machine.run(() -> assertFalse(new VirtioConsole(transport(Way.MMIO)).find(map, interrupts)));
  }

  @Test
  void theInputOfAPlaceInMemoryIsThePlaces() {
    device(Way.MMIO, SimulatedVirtio.CONSOLE);
    machine.run(() -> assertTrue(new VirtioConsole(transport(Way.MMIO)).find(map, interrupts)));
    assertEquals(SimulatedMmio.INPUT + PLACE, interrupts.input);
  }
}
