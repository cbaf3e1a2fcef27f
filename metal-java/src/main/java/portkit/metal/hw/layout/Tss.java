package portkit.metal.hw.layout;

/** The task-state segment: the stacks that the processor switches to. */
public final class Tss {
  /** The segment, without an I/O permission map. */
  public static final Layout LAYOUT = Layout.packed("TSS", 104, "SDM vol. 3, 8.7");

  /** The stack for an interrupt that comes from ring 3. */
  public static final Field64 RSP0 = LAYOUT.field64("rsp0", 4);

  /** The stacks that gates choose: element 0 is IST1. */
  public static final Array64 IST = LAYOUT.array64("ist", 36, 7);

  /** The offset of the I/O permission map; the segment's size says that there is none. */
  public static final Field16 IO_MAP = LAYOUT.field16("iomap", 102);

  private Tss() {}
}
