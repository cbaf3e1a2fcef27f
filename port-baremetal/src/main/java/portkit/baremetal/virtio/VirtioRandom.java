package portkit.baremetal.virtio;

import portkit.baremetal.driver.DeviceMap;
import portkit.baremetal.driver.RandomSource;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;

/** A virtio entropy device (VIRTIO 1.2, 5.4). */
public final class VirtioRandom implements RandomSource {
  private static final int TYPE = 4;
  private static final int QUEUE = 0;
  private static final int BYTES = 256;

  private final VirtioTransport transport;
  private final Virtqueue requests = new Virtqueue(1);
  private final StaticMemory buffer = new StaticMemory(BYTES, 16);
  private int left;

  /** The device behind a transport. */
  public VirtioRandom(VirtioTransport transport) {
    this.transport = transport;
  }

  @Override
  public boolean start(DeviceMap map) {
    if (!transport.find(TYPE, map) || !VirtioDevice.begin(transport, 0)) {
      return false;
    }
    if (!transport.enable(QUEUE, requests)) {
      return VirtioDevice.fail(transport);
    }
    requests.withoutInterrupts();
    VirtioDevice.go(transport);
    return true;
  }

  /** Each byte of the device is handed out once, and then gone from memory. */
  @Override
  public long next() {
    while (left < Long.BYTES) {
      fill();
    }
    left -= Long.BYTES;
    long value = Memory.load64(buffer.address() + left);
    Memory.store64(buffer.address() + left, 0);
    return value;
  }

  private void fill() {
    requests.offerToWrite(0, buffer.address(), BYTES);
    transport.notify(QUEUE);
    while (!requests.isReturned()) {
      Cpu.pause();
    }
    left = Math.min(requests.bytes(), BYTES) & -Long.BYTES;
    int _ = requests.take();
  }
}
