package portkit.os.elf;

import portkit.os.Failure;

/**
 * The file header (gABI 4, "ELF Header"), of a 64-bit little-endian x86-64 executable.
 *
 * @param entry address of the first instruction
 * @param programHeaders where the program headers are in the file
 * @param programHeaderCount their number
 * @param sectionHeaders where the section headers are in the file, 0 for none
 * @param sectionHeaderCount their number
 * @param sectionNames the section that holds the sections' names
 */
record ElfHeader(
    long entry,
    long programHeaders,
    int programHeaderCount,
    long sectionHeaders,
    int sectionHeaderCount,
    int sectionNames) {
  static final int SIZE = 64;
  static final int PROGRAM_HEADER_SIZE = 56;
  static final int SECTION_HEADER_SIZE = 64;

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int CLASS = 4;
  private static final int CLASS_64 = 2;
  private static final int DATA = 5;
  private static final int DATA_LITTLE_ENDIAN = 1;
  private static final int TYPE = 16;
  private static final int TYPE_EXECUTABLE = 2;
  private static final int TYPE_DYNAMIC = 3;
  private static final int MACHINE = 18;
  private static final int MACHINE_X86_64 = 62;
  private static final int VERSION = 20;
  private static final int ENTRY = 24;
  private static final int PROGRAM_HEADERS = 32;
  private static final int SECTION_HEADERS = 40;
  private static final int PROGRAM_HEADER_ENTRY_SIZE = 54;
  private static final int PROGRAM_HEADER_COUNT = 56;
  private static final int SECTION_HEADER_ENTRY_SIZE = 58;
  private static final int SECTION_HEADER_COUNT = 60;
  private static final int SECTION_NAMES = 62;

  /** Reads the header and refuses what is not a static x86-64 executable. */
  static ElfHeader of(ElfFile file) {
    checkMagic(file);
    file.require(0, SIZE, "file header");
    checkMachine(file);
    checkType(file);
    return parse(file);
  }

  /** Reads the header of a file that is known to be a 64-bit ELF file, of whatever type. */
  static ElfHeader parse(ElfFile file) {
    ElfHeader header =
        new ElfHeader(
            file.u64(ENTRY),
            file.u64(PROGRAM_HEADERS),
            file.u16(PROGRAM_HEADER_COUNT),
            file.u64(SECTION_HEADERS),
            file.u64(SECTION_HEADERS) == 0 ? 0 : file.u16(SECTION_HEADER_COUNT),
            file.u16(SECTION_NAMES));
    checkEntrySize(
        file,
        "program",
        header.programHeaderCount,
        file.u16(PROGRAM_HEADER_ENTRY_SIZE),
        PROGRAM_HEADER_SIZE);
    checkEntrySize(
        file,
        "section",
        header.sectionHeaderCount,
        file.u16(SECTION_HEADER_ENTRY_SIZE),
        SECTION_HEADER_SIZE);
    file.require(
        header.programHeaders,
        (long) header.programHeaderCount * PROGRAM_HEADER_SIZE,
        "program headers");
    file.require(
        header.sectionHeaders,
        (long) header.sectionHeaderCount * SECTION_HEADER_SIZE,
        "section headers");
    return header;
  }

  private static void checkMagic(ElfFile file) {
    if (file.size() == 0) {
      throw file.failure(Failure.NOT_ELF, "the file is empty; expected an ELF program");
    }
    for (int i = 0; i < MAGIC.length; i++) {
      file.require(i, 1, "file header");
      if (file.u8(i) != MAGIC[i]) {
        throw file.failure(
            Failure.NOT_ELF,
            "not an ELF file (byte %d is 0x%02x, expected 0x%02x); build the program with `portkit go build`"
                .formatted(i, file.u8(i), MAGIC[i]));
      }
    }
  }

  private static void checkMachine(ElfFile file) {
    if (file.u8(CLASS) != CLASS_64) {
      throw wrongMachine(file, "not a 64-bit ELF file (class " + file.u8(CLASS) + ")");
    }
    if (file.u8(DATA) != DATA_LITTLE_ENDIAN) {
      throw wrongMachine(file, "not little-endian (data encoding " + file.u8(DATA) + ")");
    }
    if (file.u16(MACHINE) != MACHINE_X86_64) {
      throw wrongMachine(file, "for another processor (ELF machine " + file.u16(MACHINE) + ")");
    }
    if (file.u32(VERSION) != 1) {
      throw wrongMachine(file, "of unknown ELF version " + file.u32(VERSION));
    }
  }

  private static RuntimeException wrongMachine(ElfFile file, String what) {
    return file.failure(
        Failure.WRONG_MACHINE, what + "; expected x86-64 (machine 62), 64-bit, little-endian");
  }

  private static void checkType(ElfFile file) {
    int type = file.u16(TYPE);
    if (type != TYPE_EXECUTABLE) {
      throw file.failure(
          Failure.DYNAMIC_ELF,
          (type == TYPE_DYNAMIC ? "position-independent or a shared library" : "not an executable")
              + " (ELF type "
              + type
              + "); expected a static executable at fixed addresses (type 2)");
    }
  }

  private static void checkEntrySize(ElfFile file, String what, int count, int size, int right) {
    if (count != 0 && size != right) {
      throw file.failure(
          Failure.NOT_ELF,
          "damaged ELF header: " + what + " headers of " + size + " bytes, expected " + right);
    }
  }
}
