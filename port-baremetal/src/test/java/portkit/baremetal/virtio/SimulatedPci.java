package portkit.baremetal.virtio;

import java.util.Arrays;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.MemoryDevice;
import portkit.metal.hw.sim.PortDevice;
import portkit.metal.hw.sim.SimulationException;

/**
 * A virtio device that is a PCI function, which no firmware has placed: common registers and
 * notifications behind BAR 4, of 64 bits, messages behind BAR 1 (VIRTIO 1.2, 4.1; PCI 3.0, 6.7).
 */
final class SimulatedPci extends SimulatedVirtio implements PortDevice, MemoryDevice {
  static final long MESSAGES = 0xfee0_0000L;
  private static final int SLOT = 3;
  private static final int SIZE = 0x4000;
  private static final int NOTIFY = 0x3000;
  private static final int MULTIPLIER = 4;

  private final int[] configuration = new int[64];
  private final long[] table = new long[4];
  private final Runnable interrupt;
  private int address;
  private int word;
  private int driverWord;
  private int queue;
  private boolean placed;
  private boolean tablePlaced;
  private final int[] vectors;

  SimulatedPci(Machine machine, int type, Runnable interrupt) {
    super(machine, type);
    this.interrupt = interrupt;
    vectors = new int[rings.length];
    Arrays.fill(vectors, 0xffff);
    configuration[0] = (type == CONSOLE ? 0x1003 : 0x1005) << 16 | 0x1af4;
    configuration[1] = 1 << 20; // it has capabilities
    configuration[8] = 4; // BAR 4, of 64 bits
    configuration[13] = 0x40;
    capability(0x40, 0x11 | 0x50 << 8, 1, 0);
    capability(0x50, 0x09 | 0x60 << 8 | 1 << 24, 4, 0);
    capability(0x60, 0x09 | 2 << 24, 4, NOTIFY);
    configuration[0x70 / 4] = MULTIPLIER;
    machine.ports().attach(0xcf8, 8, "PCI", this);
  }

  private void capability(int at, int head, int region, int offset) {
    configuration[at / 4] = head;
    configuration[at / 4 + 1] = region;
    configuration[at / 4 + 2] = offset;
  }

  @Override
  void interrupt(int index) {
    boolean enabled = (configuration[0x40 / 4] & 1 << 31) != 0;
    if (enabled && vectors[index] == 0 && table[0] == MESSAGES && (table[3] & 1) == 0) {
      interrupt.run();
    }
  }

  @Override
  public int in(int offset, int width) {
    return offset < 4 ? address : selected() ? configuration[address >> 2 & 63] : -1;
  }

  private boolean selected() {
    return (address >>> 11 & 0x1fff) == SLOT && address < 0;
  }

  @Override
  public void out(int offset, int width, int value) {
    if (offset < 4) {
      address = value;
      return;
    }
    int index = address >> 2 & 63;
    if (!selected()) {
      return;
    }
    switch (index) {
      case 5 -> configuration[5] = value & -4096;
      case 8 -> configuration[8] = (value & -SIZE) | 4;
      default -> configuration[index] = value;
    }
    if (index == 1 && (value & 6) == 6) {
      place();
    }
  }

  private void place() {
    if (!placed) {
      placed = true;
      machine.memory().map(unsigned(configuration[8] & -16), SIZE, "virtio-pci", this);
    }
    if (!tablePlaced) {
      tablePlaced = true;
      machine.memory().map(unsigned(configuration[5]), 4096, "MSI-X table", new Table());
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new SimulationException(what);
    }
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  private final class Table implements MemoryDevice {
    @Override
    public long load(long offset, int width) {
      return table[(int) offset / 4];
    }

    @Override
    public void store(long offset, int width, long value) {
      table[(int) offset / 4] = value & 0xffff_ffffL;
    }
  }

  @Override
  public long load(long offset, int width) {
    return switch ((int) offset) {
      case 0x04 -> Integer.toUnsignedLong(features(word));
      case 0x14 -> status;
      case 0x18 -> queue < rings.length ? LONGEST_QUEUE : 0;
      case 0x1e -> queue;
      default -> throw new SimulationException("virtio register 0x%x read".formatted(offset));
    };
  }

  @Override
  public void store(long offset, int width, long value) {
    if (offset >= NOTIFY) {
      require(offset == NOTIFY + value * MULTIPLIER, "notified elsewhere");
      notified((int) value);
      return;
    }
    Ring ring = ring(queue);
    switch ((int) offset) {
      case 0x00 -> word = (int) value;
      case 0x08 -> driverWord = (int) value;
      case 0x0c -> accept(driverWord, (int) value);
      case 0x14 -> setStatus((int) value & 0xff);
      case 0x16 -> queue = (int) value & 0xffff;
      case 0x18 -> ring.length = (int) value & 0xffff;
      case 0x1a -> vectors[queue] = (int) value & 0xffff;
      case 0x1c -> ring.ready = (value & 1) != 0;
      case 0x20 -> ring.descriptors = value;
      case 0x28 -> ring.available = value;
      case 0x30 -> ring.used = value;
      default -> throw new SimulationException("virtio register 0x%x written".formatted(offset));
    }
  }
}
