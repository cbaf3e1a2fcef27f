package portkit.metal.hw.layout;

import portkit.metal.hw.Unsigned;

/**
 * What the Multiboot2 protocol hands over: EAX is {@link #MAGIC} and EBX the address of a list of
 * tags, each aligned to 8 and as long as it says.
 */
public final class Multiboot2 {
  private static final String SOURCE = "Multiboot2 specification 2.0, 3.6";

  /** What EAX is at the entry. */
  public static final int MAGIC = 0x36d76289;

  /** The list's head. */
  public static final Layout LAYOUT = Layout.of("multiboot2 information", 8, SOURCE);

  /** The length of the list, its head included. */
  public static final Field32 TOTAL_SIZE = LAYOUT.field32("total_size", 0);

  private Multiboot2() {}

  /** The address of the first tag of the given type, or 0. */
  public static long find(long information, int type) {
    return findFrom(information + LAYOUT.size(), type);
  }

  /** The address of the next tag of the same type after a tag, or 0. */
  public static long findNext(long tag) {
    return findFrom(Tag.next(tag), Tag.TYPE.get(tag));
  }

  private static long findFrom(long tag, int type) {
    long at = tag;
    while (Tag.TYPE.get(at) != Tag.END) {
      if (Tag.TYPE.get(at) == type) {
        return at;
      }
      at = Tag.next(at);
    }
    return 0;
  }

  /** What every tag begins with. */
  public static final class Tag {
    /** The tag's head. */
    public static final Layout LAYOUT = Layout.of("multiboot2 tag", 8, SOURCE);

    /** What it is. */
    public static final Field32 TYPE = LAYOUT.field32("type", 0);

    /** Its length, its head included, without the padding after it. */
    public static final Field32 SIZE = LAYOUT.field32("size", 4);

    /** A type: the list ends here. */
    public static final int END = 0;

    /** A type: the command line, a C string after the head. */
    public static final int COMMAND_LINE = 1;

    /** A type: a {@link Module}. */
    public static final int MODULE = 3;

    /** A type: a {@link MemoryMap}. */
    public static final int MEMORY_MAP = 6;

    /** A type: a copy of the ACPI root pointer, version 1, after the head. */
    public static final int RSDP_1 = 14;

    /** A type: a copy of the ACPI root pointer, version 2, after the head. */
    public static final int RSDP_2 = 15;

    private Tag() {}

    /** The address of the tag after this one. */
    public static long next(long tag) {
      return tag + Unsigned.alignUp(SIZE.getUnsigned(tag), 8);
    }
  }

  /** A tag that tells of a file loaded beside the image. */
  public static final class Module {
    /** The tag's fixed part; the command line, a C string, follows. */
    public static final Layout LAYOUT = Layout.of("multiboot2 module", 16, SOURCE + ".6");

    /** Where the file begins. */
    public static final Field32 START = LAYOUT.field32("mod_start", 8);

    /** Where it ends: the address after its last byte. */
    public static final Field32 END = LAYOUT.field32("mod_end", 12);

    private Module() {}

    /** The address of its command line. */
    public static long commandLine(long tag) {
      return tag + LAYOUT.size();
    }
  }

  /** A tag that tells what the physical addresses hold. */
  public static final class MemoryMap {
    /** The tag's fixed part; the entries follow. */
    public static final Layout LAYOUT = Layout.of("multiboot2 memory map", 16, SOURCE + ".8");

    /** The length of an entry. */
    public static final Field32 ENTRY_SIZE = LAYOUT.field32("entry_size", 8);

    /** The version of an entry. */
    public static final Field32 ENTRY_VERSION = LAYOUT.field32("entry_version", 12);

    private MemoryMap() {}

    /** How many entries. */
    public static int count(long tag) {
      return (Tag.SIZE.get(tag) - LAYOUT.size()) / ENTRY_SIZE.get(tag);
    }

    /** The address of an entry; the index is checked. */
    public static long entry(long tag, int index) {
      Index.check(index, count(tag));
      return tag + LAYOUT.size() + (long) index * ENTRY_SIZE.get(tag);
    }
  }

  /** An entry of the memory map. */
  public static final class MemoryMapEntry {
    /** The entry, as far as version 0 goes. */
    public static final Layout LAYOUT = Layout.of("multiboot2 memory map entry", 24, SOURCE + ".8");

    /** Where the range begins. */
    public static final Field64 ADDRESS = LAYOUT.field64("base_addr", 0);

    /** Its length. */
    public static final Field64 SIZE = LAYOUT.field64("length", 8);

    /** What it is; 1 is memory for any use. */
    public static final Field32 TYPE = LAYOUT.field32("type", 16);

    private MemoryMapEntry() {}
  }
}
