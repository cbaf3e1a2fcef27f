package portkit.metal.hw.layout;

/**
 * The two rings of a virtqueue. Their lengths are chosen at run time: a power of two, by which free
 * running indices are reduced.
 */
public final class VirtioRing {
  /** The head of the ring in which the driver offers chains; 16-bit elements follow. */
  public static final Layout AVAILABLE = Layout.of("virtq_avail", 4, "VIRTIO 1.2, 2.7.6");

  /** 1: the driver wants no interrupts. */
  public static final Field16 AVAILABLE_FLAGS = AVAILABLE.field16("flags", 0);

  /** How many chains have ever been offered, modulo 65536. */
  public static final Field16 AVAILABLE_INDEX = AVAILABLE.field16("idx", 2);

  /** The head of the ring in which the device returns chains; {@link #USED_ELEMENT}s follow. */
  public static final Layout USED = Layout.of("virtq_used", 4, "VIRTIO 1.2, 2.7.8");

  /** 1: the device wants no notifications. */
  public static final Field16 USED_FLAGS = USED.field16("flags", 0);

  /** How many chains have ever been returned, modulo 65536. */
  public static final Field16 USED_INDEX = USED.field16("idx", 2);

  /** A chain that the device returns. */
  public static final Layout USED_ELEMENT = Layout.of("virtq_used_elem", 8, "VIRTIO 1.2, 2.7.8");

  /** The index of the chain's first descriptor. */
  public static final Field32 USED_ID = USED_ELEMENT.field32("id", 0);

  /** How many bytes the device wrote. */
  public static final Field32 USED_LENGTH = USED_ELEMENT.field32("len", 4);

  private VirtioRing() {}

  /** The address of the element of the available ring for a free-running index. */
  public static long availableElement(long ring, int index, int length) {
    return ring + AVAILABLE.size() + 2L * (index & (length - 1));
  }

  /** The address of the element of the used ring for a free-running index. */
  public static long usedElement(long ring, int index, int length) {
    return ring + USED.size() + (long) USED_ELEMENT.size() * (index & (length - 1));
  }
}
