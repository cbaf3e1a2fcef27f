package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.ElfHeader;
import portkit.metal.hw.layout.ElfProgramHeader;
import portkit.nacl.policy.Places;

/**
 * The kernel's own code in every process, which reads clocks without a system call (vdso(7)): an
 * ELF file in memory, whose one segment begins at its own start.
 */
final class Vdso {
  private static final String CLOCK = "__vdso_clock_gettime";
  private static final int DYNAMIC = 2;

  /** Tags of the dynamic section (gABI 5, dynamic linking). */
  private static final int DT_HASH = 4;

  private static final int DT_STRTAB = 5;
  private static final int DT_SYMTAB = 6;

  private static final long SYMBOL_SIZE = 24;
  private static final long SYMBOL_VALUE = 8;

  private long start;
  private long end;

  /** Looks at the file at the address; 0 if there is none. */
  void find(long header) {
    start = header;
    end = header;
    if (header != 0) {
      long first = programHeader(0);
      long sections =
          ElfHeader.SECTION_HEADERS.get(header)
              + (long) ElfHeader.SECTION_HEADER_COUNT.get(header)
                  * ElfHeader.SECTION_HEADER_SIZE.get(header);
      long size = Math.max(ElfProgramHeader.MEMORY_SIZE.get(first), sections);
      end = header + Unsigned.alignUp(size, Places.PAGE);
    }
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  /** The function that reads a clock, or 0. */
  long clockGettime() {
    long dynamic = dynamicSection();
    if (dynamic == 0) {
      return 0;
    }
    long symbols = 0;
    long names = 0;
    long hash = 0;
    for (long at = dynamic; Memory.load64(at) != 0; at += 2 * Long.BYTES) {
      long value = start + Memory.load64(at + Long.BYTES);
      int tag = (int) Memory.load64(at);
      symbols = tag == DT_SYMTAB ? value : symbols;
      names = tag == DT_STRTAB ? value : names;
      hash = tag == DT_HASH ? value : hash;
    }
    return symbols == 0 || names == 0 ? 0 : named(symbols, names, count(symbols, names, hash));
  }

  /** The second word of the hash table is the number of symbols; newer kernels leave it out. */
  private static long count(long symbols, long names, long hash) {
    return hash != 0 ? Memory.load32(hash + Integer.BYTES) : (names - symbols) / SYMBOL_SIZE;
  }

  private long named(long symbols, long names, long count) {
    for (long i = 0; i < count; i++) {
      long symbol = symbols + i * SYMBOL_SIZE;
      if (CString.equals(names + Integer.toUnsignedLong(Memory.load32(symbol)), CLOCK)) {
        return start + Memory.load64(symbol + SYMBOL_VALUE);
      }
    }
    return 0;
  }

  private long dynamicSection() {
    if (start == 0) {
      return 0;
    }
    for (int i = 0; i < ElfHeader.PROGRAM_HEADER_COUNT.get(start); i++) {
      if (ElfProgramHeader.TYPE.get(programHeader(i)) == DYNAMIC) {
        return start + ElfProgramHeader.OFFSET.get(programHeader(i));
      }
    }
    return 0;
  }

  private long programHeader(int index) {
    long table = start + ElfHeader.PROGRAM_HEADERS.get(start);
    return ElfProgramHeader.LAYOUT.at(table, index, ElfHeader.PROGRAM_HEADER_COUNT.get(start));
  }
}
