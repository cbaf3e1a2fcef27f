package portkit.metal.hw.layout;

/** What a boot image hands to its {@code boot} method: its address is the only argument. */
public final class BootInfo {
  /** The structure. */
  public static final Layout LAYOUT = Layout.of("boot information", 56, "portkit.metal.boot");

  /** {@link #PVH} or {@link #MULTIBOOT2}. */
  public static final Field32 PROTOCOL = LAYOUT.field32("protocol", 0);

  /** The address of the protocol's own structure, {@link PvhStartInfo} or {@link Multiboot2}. */
  public static final Field64 START = LAYOUT.field64("start", 8);

  /** The address of the segment table: null, code (8), data (0x10), TSS (0x18). */
  public static final Field64 GDT = LAYOUT.field64("gdt", 16);

  /** The address of the interrupt table: 256 gates. */
  public static final Field64 IDT = LAYOUT.field64("idt", 24);

  /** The address of the TSS, whose interrupt stacks may be changed. */
  public static final Field64 TSS = LAYOUT.field64("tss", 32);

  /** Where the image begins, boot code and tables included. */
  public static final Field64 IMAGE_START = LAYOUT.field64("imageStart", 40);

  /** Where it ends, the boot code's own memory included. */
  public static final Field64 IMAGE_END = LAYOUT.field64("imageEnd", 48);

  /** A protocol. */
  public static final int PVH = 1;

  /** A protocol. */
  public static final int MULTIBOOT2 = 2;

  private BootInfo() {}
}
