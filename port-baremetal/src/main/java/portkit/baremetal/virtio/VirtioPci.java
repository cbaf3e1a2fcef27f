package portkit.baremetal.virtio;

import portkit.baremetal.driver.DeviceMap;
import portkit.baremetal.driver.InterruptController;
import portkit.metal.hw.Memory;

/**
 * A virtio device that is a PCI function (VIRTIO 1.2, 4.1). It interrupts by messages, which go
 * straight to the processor: how a PC's PCI lines reach the interrupt controllers is known to
 * firmware only.
 */
public final class VirtioPci implements VirtioTransport {
  private static final int VENDOR = 0x1af4;
  private static final int MODERN = 0x1040;

  /** Devices that can also do as before version 1 have other numbers (4.1.2.1). */
  private static final int[] TRANSITIONAL = {0, 0x1000, 0x1001, 0x1003, 0x1005};

  private static final int VENDOR_CAPABILITY = 9;
  private static final int COMMON = 1;
  private static final int NOTIFY = 2;

  /** Within the capability: the region, the offset in it, and what multiplies a queue's number. */
  private static final int REGION = 4;

  private static final int OFFSET = 8;
  private static final int MULTIPLIER = 16;

  private static final int NO_VECTOR = 0xffff;

  private final PciFunction function;
  private long common;
  private long notify;
  private int notifyMultiplier;
  private int messages;
  private long messageTable;

  /** A device on the PCI bus. */
  public VirtioPci(PciFunction function) {
    this.function = function;
  }

  @Override
  public boolean find(int type, DeviceMap map) {
    if (!function.find((MODERN + type) << 16 | VENDOR, TRANSITIONAL[type] << 16 | VENDOR)) {
      return false;
    }
    common = 0;
    notify = 0;
    messages = 0;
    int capability = function.firstCapability();
    while (capability != 0) {
      look(capability, map);
      capability = function.nextCapability(capability);
    }
    function.start();
    return common != 0 && notify != 0;
  }

  private void look(int capability, DeviceMap map) {
    int head = function.read(capability);
    int kind = head >>> 24;
    if ((head & 0xff) == MessageTable.CAPABILITY) {
      int table = function.read(capability + MessageTable.TABLE);
      messageTable = map(table & 7, table & ~7, map);
      messages = messageTable == DeviceMap.NONE ? 0 : capability;
    } else if ((head & 0xff) == VENDOR_CAPABILITY && kind == COMMON && common == 0) {
      common = map(capability, map);
    } else if ((head & 0xff) == VENDOR_CAPABILITY && kind == NOTIFY && notify == 0) {
      notify = map(capability, map);
      notifyMultiplier = function.read(capability + MULTIPLIER);
    }
  }

  private long map(int capability, DeviceMap map) {
    int region = function.read(capability + REGION) & 0xff;
    return map(region, function.read(capability + OFFSET), map);
  }

  private long map(int region, int offset, DeviceMap map) {
    return map.mapDevice(function.region(region) + offset);
  }

  @Override
  public int status() {
    return PciRegisters.STATUS.get(common);
  }

  @Override
  public void setStatus(int status) {
    PciRegisters.STATUS.set(common, status);
  }

  @Override
  public int features(int word) {
    PciRegisters.DEVICE_FEATURES_SELECT.set(common, word);
    return PciRegisters.DEVICE_FEATURES.get(common);
  }

  @Override
  public void accept(int word, int features) {
    PciRegisters.DRIVER_FEATURES_SELECT.set(common, word);
    PciRegisters.DRIVER_FEATURES.set(common, features);
  }

  @Override
  public boolean enable(int index, Virtqueue queue) {
    PciRegisters.QUEUE_SELECT.set(common, index);
    if (PciRegisters.QUEUE_LENGTH.get(common) < queue.length()) {
      return false;
    }
    PciRegisters.QUEUE_LENGTH.set(common, queue.length());
    PciRegisters.DESCRIPTORS.set(common, queue.descriptors());
    PciRegisters.AVAILABLE.set(common, queue.available());
    PciRegisters.USED.set(common, queue.used());
    PciRegisters.QUEUE_VECTOR.set(common, NO_VECTOR);
    PciRegisters.QUEUE_READY.set(common, 1);
    return true;
  }

  @Override
  public void notify(int index) {
    PciRegisters.QUEUE_SELECT.set(common, index);
    int place = PciRegisters.QUEUE_NOTIFY.get(common);
    Memory.store16(notify + (long) place * notifyMultiplier, index);
  }

  @Override
  public void interruptAsConsole(int index, InterruptController interrupts) {
    if (messages == 0) {
      return;
    }
    MessageTable.ADDRESS.set(messageTable, (int) interrupts.messageAddress());
    MessageTable.ADDRESS_HIGH.set(messageTable, (int) (interrupts.messageAddress() >>> 32));
    MessageTable.DATA.set(messageTable, interrupts.consoleMessage());
    MessageTable.CONTROL.set(messageTable, 0);
    function.write(messages, function.read(messages) | MessageTable.ENABLE);
    PciRegisters.QUEUE_SELECT.set(common, index);
    PciRegisters.QUEUE_VECTOR.set(common, 0);
  }

  /** A message needs none. */
  @Override
  public void acknowledge() {}
}
