package portkit.metal.hw.layout;

import portkit.metal.hw.Unsigned;

/** The start of a note; the name and then the descriptor follow, each padded to 4 bytes. */
public final class ElfNote {
  /** The fixed part. */
  public static final Layout LAYOUT =
      Layout.of("Elf64_Nhdr", 12, "System V gABI 4.1, note section");

  /** The length of the owner's name, its zero included. */
  public static final Field32 NAME_SIZE = LAYOUT.field32("n_namesz", 0);

  /** The length of the descriptor. */
  public static final Field32 DESCRIPTOR_SIZE = LAYOUT.field32("n_descsz", 4);

  /** What the owner says it is. */
  public static final Field32 TYPE = LAYOUT.field32("n_type", 8);

  private ElfNote() {}

  /** The address of the owner's name. */
  public static long name(long note) {
    return note + LAYOUT.size();
  }

  /** The address of the descriptor. */
  public static long descriptor(long note) {
    return name(note) + Unsigned.alignUp(NAME_SIZE.getUnsigned(note), 4);
  }

  /** The address of the note that follows, if there is one. */
  public static long next(long note) {
    return descriptor(note) + Unsigned.alignUp(DESCRIPTOR_SIZE.getUnsigned(note), 4);
  }
}
