package portkit.baremetal.virtio;

import portkit.metal.hw.layout.Field16;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Field8;
import portkit.metal.hw.layout.Layout;

/** The common registers of a virtio device that is a PCI function. */
public final class PciRegisters {
  /** The registers. */
  public static final Layout LAYOUT =
      Layout.of("virtio_pci_common_cfg", 0x38, "VIRTIO 1.2, 4.1.4.3");

  static final Field32 DEVICE_FEATURES_SELECT = LAYOUT.field32("device_feature_select", 0x00);
  static final Field32 DEVICE_FEATURES = LAYOUT.field32("device_feature", 0x04);
  static final Field32 DRIVER_FEATURES_SELECT = LAYOUT.field32("driver_feature_select", 0x08);
  static final Field32 DRIVER_FEATURES = LAYOUT.field32("driver_feature", 0x0c);
  static final Field8 STATUS = LAYOUT.field8("device_status", 0x14);
  static final Field16 QUEUE_SELECT = LAYOUT.field16("queue_select", 0x16);
  static final Field16 QUEUE_LENGTH = LAYOUT.field16("queue_size", 0x18);
  static final Field16 QUEUE_VECTOR = LAYOUT.field16("queue_msix_vector", 0x1a);
  static final Field16 QUEUE_READY = LAYOUT.field16("queue_enable", 0x1c);
  static final Field16 QUEUE_NOTIFY = LAYOUT.field16("queue_notify_off", 0x1e);
  static final Field64 DESCRIPTORS = LAYOUT.field64("queue_desc", 0x20);
  static final Field64 AVAILABLE = LAYOUT.field64("queue_driver", 0x28);
  static final Field64 USED = LAYOUT.field64("queue_device", 0x30);

  private PciRegisters() {}
}
