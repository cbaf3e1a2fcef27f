package portkit.baremetal.virtio;

import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Layout;

/** The registers of a virtio device in memory; all are to be accessed as 32 bits. */
public final class MmioRegisters {
  /** The registers. */
  public static final Layout LAYOUT = Layout.of("virtio-mmio", 0x100, "VIRTIO 1.2, 4.2.2");

  /** The bytes {@code virt}. */
  public static final int MAGIC_VALUE = 0x7472_6976;

  /** 1 is the legacy layout, which is not for us. */
  public static final int MODERN = 2;

  static final Field32 MAGIC = LAYOUT.field32("MagicValue", 0x00);
  static final Field32 VERSION = LAYOUT.field32("Version", 0x04);
  static final Field32 DEVICE_TYPE = LAYOUT.field32("DeviceID", 0x08);
  static final Field32 DEVICE_FEATURES = LAYOUT.field32("DeviceFeatures", 0x10);
  static final Field32 DEVICE_FEATURES_SELECT = LAYOUT.field32("DeviceFeaturesSel", 0x14);
  static final Field32 DRIVER_FEATURES = LAYOUT.field32("DriverFeatures", 0x20);
  static final Field32 DRIVER_FEATURES_SELECT = LAYOUT.field32("DriverFeaturesSel", 0x24);
  static final Field32 QUEUE_SELECT = LAYOUT.field32("QueueSel", 0x30);
  static final Field32 QUEUE_LONGEST = LAYOUT.field32("QueueNumMax", 0x34);
  static final Field32 QUEUE_LENGTH = LAYOUT.field32("QueueNum", 0x38);
  static final Field32 QUEUE_READY = LAYOUT.field32("QueueReady", 0x44);
  static final Field32 NOTIFY = LAYOUT.field32("QueueNotify", 0x50);
  static final Field32 INTERRUPT_STATUS = LAYOUT.field32("InterruptStatus", 0x60);
  static final Field32 INTERRUPT_ACKNOWLEDGE = LAYOUT.field32("InterruptACK", 0x64);
  static final Field32 STATUS = LAYOUT.field32("Status", 0x70);
  static final Field32 DESCRIPTORS = LAYOUT.field32("QueueDescLow", 0x80);
  static final Field32 DESCRIPTORS_HIGH = LAYOUT.field32("QueueDescHigh", 0x84);
  static final Field32 AVAILABLE = LAYOUT.field32("QueueDriverLow", 0x90);
  static final Field32 AVAILABLE_HIGH = LAYOUT.field32("QueueDriverHigh", 0x94);
  static final Field32 USED = LAYOUT.field32("QueueDeviceLow", 0xa0);
  static final Field32 USED_HIGH = LAYOUT.field32("QueueDeviceHigh", 0xa4);

  private MmioRegisters() {}
}
