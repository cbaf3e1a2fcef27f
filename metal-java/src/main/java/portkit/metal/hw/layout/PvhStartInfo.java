package portkit.metal.hw.layout;

/** What the PVH boot protocol hands over: its address is in EBX at the entry. */
public final class PvhStartInfo {
  /** The structure. */
  public static final Layout LAYOUT =
      Layout.of("hvm_start_info", 56, "Xen public headers, arch-x86/hvm/start_info.h, version 1");

  /** {@link #MAGIC_VALUE}. */
  public static final Field32 MAGIC = LAYOUT.field32("magic", 0);

  /** 1 or greater: the memory map is there. */
  public static final Field32 VERSION = LAYOUT.field32("version", 4);

  /** Flags of no use here. */
  public static final Field32 FLAGS = LAYOUT.field32("flags", 8);

  /** How many modules. */
  public static final Field32 MODULE_COUNT = LAYOUT.field32("nr_modules", 12);

  /** The address of an array of {@link Module}. */
  public static final Field64 MODULES = LAYOUT.field64("modlist_paddr", 16);

  /** The address of the command line, a C string, or 0. */
  public static final Field64 COMMAND_LINE = LAYOUT.field64("cmdline_paddr", 24);

  /** The address of the ACPI root pointer, or 0. */
  public static final Field64 RSDP = LAYOUT.field64("rsdp_paddr", 32);

  /** The address of an array of {@link MemoryMapEntry}. */
  public static final Field64 MEMORY_MAP = LAYOUT.field64("memmap_paddr", 40);

  /** How many entries. */
  public static final Field32 MEMORY_MAP_COUNT = LAYOUT.field32("memmap_entries", 48);

  /** The value of {@link #MAGIC}. */
  public static final int MAGIC_VALUE = 0x336ec578;

  private PvhStartInfo() {}

  /** A file that was loaded beside the image. */
  public static final class Module {
    /** The structure. */
    public static final Layout LAYOUT =
        Layout.of("hvm_modlist_entry", 32, "Xen public headers, arch-x86/hvm/start_info.h");

    /** Where it lies. */
    public static final Field64 ADDRESS = LAYOUT.field64("paddr", 0);

    /** Its length. */
    public static final Field64 SIZE = LAYOUT.field64("size", 8);

    /** The address of its command line, or 0. */
    public static final Field64 COMMAND_LINE = LAYOUT.field64("cmdline_paddr", 16);

    private Module() {}
  }

  /** A range of physical addresses. */
  public static final class MemoryMapEntry {
    /** The structure. */
    public static final Layout LAYOUT =
        Layout.of("hvm_memmap_table_entry", 24, "Xen public headers, arch-x86/hvm/start_info.h");

    /** Where it begins. */
    public static final Field64 ADDRESS = LAYOUT.field64("addr", 0);

    /** Its length. */
    public static final Field64 SIZE = LAYOUT.field64("size", 8);

    /** What it is: {@link #RAM} or another. */
    public static final Field32 TYPE = LAYOUT.field32("type", 16);

    /** A type: memory for any use (ACPI 6, 15, "AddressRangeMemory"). */
    public static final int RAM = 1;

    private MemoryMapEntry() {}
  }
}
