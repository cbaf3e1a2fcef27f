package portkit.baremetal.virtio;

import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.MemoryDevice;
import portkit.metal.hw.sim.SimulationException;

/** A row of virtio places in memory, one of them taken (VIRTIO 1.2, 4.2.2). */
final class SimulatedMmio extends SimulatedVirtio implements MemoryDevice {
  static final long BASE = 0xfeb0_0000L;
  static final int PLACES = 8;
  static final int INPUT = 5;
  private static final int STRIDE = 0x200;

  private final int place;
  private final Runnable interrupt;
  private int version = 2;
  private int word;
  private int driverWord;
  private int queue;
  private boolean pending;

  SimulatedMmio(Machine machine, int type, int place, Runnable interrupt) {
    super(machine, type);
    this.place = place;
    this.interrupt = interrupt;
    machine.memory().map(BASE, (long) PLACES * STRIDE, "virtio places", this);
  }

  /** It has the registers of before version 1. */
  SimulatedMmio old() {
    version = 1;
    return this;
  }

  @Override
  void interrupt(int index) {
    if (!pending) { // an edge
      pending = true;
      interrupt.run();
    }
  }

  @Override
  public long load(long offset, int width) {
    boolean taken = offset / STRIDE == place;
    Ring ring = ring(queue);
    return switch ((int) (offset % STRIDE)) {
      case 0x00 -> 0x7472_6976;
      case 0x04 -> version;
      case 0x08 -> taken ? type : 0;
      case 0x10 -> Integer.toUnsignedLong(features(word));
      case 0x34 -> queue < rings.length ? LONGEST_QUEUE : 0;
      case 0x44 -> ring.ready ? 1 : 0;
      case 0x60 -> pending ? 1 : 0;
      case 0x70 -> status;
      default -> throw new SimulationException("virtio register 0x%x read".formatted(offset));
    };
  }

  @Override
  public void store(long offset, int width, long value) {
    Ring ring = ring(queue);
    long low = value & 0xffff_ffffL;
    switch ((int) (offset % STRIDE)) {
      case 0x14 -> word = (int) value;
      case 0x20 -> accept(driverWord, (int) value);
      case 0x24 -> driverWord = (int) value;
      case 0x30 -> queue = (int) value;
      case 0x38 -> ring.length = (int) value;
      case 0x44 -> ring.ready = value == 1;
      case 0x50 -> notified((int) value);
      case 0x64 -> pending &= (value & 1) == 0;
      case 0x70 -> setStatus((int) value);
      case 0x80 -> ring.descriptors |= low;
      case 0x84 -> ring.descriptors |= low << 32;
      case 0x90 -> ring.available |= low;
      case 0x94 -> ring.available |= low << 32;
      case 0xa0 -> ring.used |= low;
      case 0xa4 -> ring.used |= low << 32;
      default -> throw new SimulationException("virtio register 0x%x written".formatted(offset));
    }
  }
}
