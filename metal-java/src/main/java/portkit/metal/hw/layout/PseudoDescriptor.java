package portkit.metal.hw.layout;

/** What {@code lgdt} and {@code lidt} load. */
public final class PseudoDescriptor {
  /** The descriptor. */
  public static final Layout LAYOUT = Layout.packed("pseudo-descriptor", 10, "SDM vol. 3, 3.5.1");

  /** The table's size less 1. */
  public static final Field16 LIMIT = LAYOUT.field16("limit", 0);

  /** The table's address. */
  public static final Field64 BASE = LAYOUT.field64("base", 2);

  private PseudoDescriptor() {}
}
