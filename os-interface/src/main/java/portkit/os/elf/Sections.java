package portkit.os.elf;

import java.util.Optional;

/** The section headers (gABI 4, "Sections"); ports do not need them, reports and tools do. */
final class Sections {
  /** Holds what the program defines, such as code. */
  static final int PROGRAM_BITS = 1;

  /** Holds symbols. */
  static final int SYMBOLS = 2;

  /** Holds names. */
  static final int STRINGS = 3;

  /** Takes no room in the file. */
  static final int NO_BITS = 8;

  /** Holds the symbols that a dynamic linker sees. */
  static final int DYNAMIC_SYMBOLS = 11;

  private final ElfFile file;
  private final ElfHeader header;

  Sections(ElfFile file, ElfHeader header) {
    this.file = file;
    this.header = header;
  }

  /**
   * Refuses a file that ends before its last section, so that a file that was cut off anywhere is
   * refused even if all of its segments are there.
   */
  static void check(ElfFile file, ElfHeader header) {
    Sections sections = new Sections(file, header);
    for (int i = 0; i < sections.count(); i++) {
      if (sections.type(i) != NO_BITS && sections.type(i) != 0) {
        file.require(sections.offset(i), sections.size(i), "section " + i);
      }
    }
  }

  /** The section of that name that has bytes in the file, which is known to hold them. */
  static Optional<Section> named(ElfFile file, String name) {
    ElfHeader header = ElfHeader.parse(file);
    Sections sections = new Sections(file, header);
    int names = header.sectionNames();
    if (names >= sections.count() || sections.type(names) != STRINGS) {
      return Optional.empty();
    }
    long text = sections.offset(names);
    long end = text + sections.size(names);
    for (int i = 0; i < sections.count(); i++) {
      long at = text + sections.name(i);
      if (sections.type(i) == PROGRAM_BITS && at < end && file.text(at, end).equals(name)) {
        return Optional.of(
            new Section(name, sections.address(i), sections.offset(i), sections.size(i)));
      }
    }
    return Optional.empty();
  }

  int count() {
    return header.sectionHeaderCount();
  }

  /** Where its name begins in the section of names. */
  long name(int index) {
    return file.u32(at(index));
  }

  long address(int index) {
    return file.u64(at(index) + 16);
  }

  int type(int index) {
    return (int) file.u32(at(index) + 4);
  }

  long offset(int index) {
    return file.u64(at(index) + 24);
  }

  long size(int index) {
    return file.u64(at(index) + 32);
  }

  /** The index of a related section: for symbols, of their names. */
  long link(int index) {
    return file.u32(at(index) + 40);
  }

  private long at(int index) {
    return header.sectionHeaders() + (long) index * ElfHeader.SECTION_HEADER_SIZE;
  }
}
