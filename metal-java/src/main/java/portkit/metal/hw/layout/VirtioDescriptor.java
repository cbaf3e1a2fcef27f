package portkit.metal.hw.layout;

/** An entry of a virtqueue's descriptor table: one buffer. */
public final class VirtioDescriptor {
  /** The entry. */
  public static final Layout LAYOUT = Layout.of("virtq_desc", 16, "VIRTIO 1.2, 2.7.5");

  /** The buffer's physical address. */
  public static final Field64 ADDRESS = LAYOUT.field64("addr", 0);

  /** Its length in bytes. */
  public static final Field32 LENGTH = LAYOUT.field32("len", 8);

  /** {@link #NEXT_FOLLOWS}, {@link #DEVICE_WRITES}. */
  public static final Field16 FLAGS = LAYOUT.field16("flags", 12);

  /** The index of the next buffer of the chain, if {@link #NEXT_FOLLOWS}. */
  public static final Field16 NEXT = LAYOUT.field16("next", 14);

  /** A flag: the chain goes on. */
  public static final int NEXT_FOLLOWS = 1;

  /** A flag: the device writes the buffer; else it reads it. */
  public static final int DEVICE_WRITES = 2;

  private VirtioDescriptor() {}
}
