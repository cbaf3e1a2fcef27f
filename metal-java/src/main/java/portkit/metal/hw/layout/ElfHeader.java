package portkit.metal.hw.layout;

/** The header of an ELF64 file. */
public final class ElfHeader {
  /** The header. */
  public static final Layout LAYOUT = Layout.of("Elf64_Ehdr", 64, "System V gABI 4.1, ELF header");

  /** The bytes 0x7f 'E' 'L' 'F'. */
  public static final Field32 MAGIC = LAYOUT.field32("e_ident[magic]", 0);

  /** 2 for 64-bit. */
  public static final Field8 CLASS = LAYOUT.field8("e_ident[class]", 4);

  /** 1 for little-endian. */
  public static final Field8 DATA = LAYOUT.field8("e_ident[data]", 5);

  /** 1. */
  public static final Field8 IDENT_VERSION = LAYOUT.field8("e_ident[version]", 6);

  /** 2 for a program at fixed addresses. */
  public static final Field16 TYPE = LAYOUT.field16("e_type", 16);

  /** 62 for x86-64. */
  public static final Field16 MACHINE = LAYOUT.field16("e_machine", 18);

  /** 1. */
  public static final Field32 VERSION = LAYOUT.field32("e_version", 20);

  /** Where the program begins. */
  public static final Field64 ENTRY = LAYOUT.field64("e_entry", 24);

  /** The file offset of the program headers. */
  public static final Field64 PROGRAM_HEADERS = LAYOUT.field64("e_phoff", 32);

  /** The file offset of the section headers. */
  public static final Field64 SECTION_HEADERS = LAYOUT.field64("e_shoff", 40);

  /** None on x86-64. */
  public static final Field32 FLAGS = LAYOUT.field32("e_flags", 48);

  /** The size of this header. */
  public static final Field16 HEADER_SIZE = LAYOUT.field16("e_ehsize", 52);

  /** The size of a program header. */
  public static final Field16 PROGRAM_HEADER_SIZE = LAYOUT.field16("e_phentsize", 54);

  /** The number of program headers. */
  public static final Field16 PROGRAM_HEADER_COUNT = LAYOUT.field16("e_phnum", 56);

  /** The size of a section header. */
  public static final Field16 SECTION_HEADER_SIZE = LAYOUT.field16("e_shentsize", 58);

  /** The number of section headers. */
  public static final Field16 SECTION_HEADER_COUNT = LAYOUT.field16("e_shnum", 60);

  /** The section that holds the sections' names. */
  public static final Field16 NAMES_SECTION = LAYOUT.field16("e_shstrndx", 62);

  /** The value of {@link #MAGIC}. */
  public static final int MAGIC_VALUE = 0x464c457f;

  private ElfHeader() {}
}
