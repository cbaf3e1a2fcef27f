package portkit.baremetal.virtio;

import portkit.baremetal.driver.DeviceMap;
import portkit.baremetal.driver.InterruptController;

/**
 * A virtio device whose registers are in memory (VIRTIO 1.2, 4.2). A board has a row of places for
 * such devices, of which any may be taken.
 */
public final class VirtioMmio implements VirtioTransport {
  private static final int STRIDE = 0x200;

  private final long first;
  private final int count;
  private final int firstInput;
  private int place;
  private long registers;

  /**
   * A device in one of a board's places.
   *
   * @param first physical address of the first place
   * @param count of places
   * @param firstInput the interrupt controller's input of the first place; the others follow
   */
  public VirtioMmio(long first, int count, int firstInput) {
    this.first = first;
    this.count = count;
    this.firstInput = firstInput;
  }

  @Override
  public boolean find(int type, DeviceMap map) {
    long places = map.mapDevice(first);
    if (places == DeviceMap.NONE) {
      return false;
    }
    for (place = 0; place < count; place++) {
      registers = places + (long) place * STRIDE;
      if (MmioRegisters.MAGIC.get(registers) == MmioRegisters.MAGIC_VALUE
          && MmioRegisters.VERSION.get(registers) == MmioRegisters.MODERN
          && MmioRegisters.DEVICE_TYPE.get(registers) == type) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int status() {
    return MmioRegisters.STATUS.get(registers);
  }

  @Override
  public void setStatus(int status) {
    MmioRegisters.STATUS.set(registers, status);
  }

  @Override
  public int features(int word) {
    MmioRegisters.DEVICE_FEATURES_SELECT.set(registers, word);
    return MmioRegisters.DEVICE_FEATURES.get(registers);
  }

  @Override
  public void accept(int word, int features) {
    MmioRegisters.DRIVER_FEATURES_SELECT.set(registers, word);
    MmioRegisters.DRIVER_FEATURES.set(registers, features);
  }

  @Override
  public boolean enable(int index, Virtqueue queue) {
    MmioRegisters.QUEUE_SELECT.set(registers, index);
    if (MmioRegisters.QUEUE_LONGEST.get(registers) < queue.length()) {
      return false;
    }
    MmioRegisters.QUEUE_LENGTH.set(registers, queue.length());
    MmioRegisters.DESCRIPTORS.set(registers, (int) queue.descriptors());
    MmioRegisters.DESCRIPTORS_HIGH.set(registers, (int) (queue.descriptors() >>> 32));
    MmioRegisters.AVAILABLE.set(registers, (int) queue.available());
    MmioRegisters.AVAILABLE_HIGH.set(registers, (int) (queue.available() >>> 32));
    MmioRegisters.USED.set(registers, (int) queue.used());
    MmioRegisters.USED_HIGH.set(registers, (int) (queue.used() >>> 32));
    MmioRegisters.QUEUE_READY.set(registers, 1);
    return true;
  }

  @Override
  public void notify(int index) {
    MmioRegisters.NOTIFY.set(registers, index);
  }

  /** Here it is the device that interrupts; a queue that is not to do so says it in its ring. */
  @Override
  public void interruptAsConsole(int index, InterruptController interrupts) {
    interrupts.connectConsole(firstInput + place);
  }

  @Override
  public void acknowledge() {
    MmioRegisters.INTERRUPT_ACKNOWLEDGE.set(
        registers, MmioRegisters.INTERRUPT_STATUS.get(registers));
  }
}
