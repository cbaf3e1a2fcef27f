package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.Array64;
import portkit.metal.hw.layout.ElfHeader;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;

/**
 * Which function, file and line of Go an instruction belongs to, by the table that every Go program
 * carries for its own tracebacks (Go's runtime/symtab.go and internal/abi/symtab.go; the same since
 * Go 1.20). It lies in read-only memory of the program, so the program cannot have changed it.
 */
final class GoLineTable {
  private static final Layout HEADER = Layout.of("pcHeader", 72, "Go runtime/symtab.go");
  private static final Field32 MAGIC = HEADER.field32("magic", 0);
  private static final Field64 FUNCTIONS = HEADER.field64("nfunc", 8);

  /** From the header: names, compilation units, files, values by pc, functions. */
  private static final Array64 PARTS = HEADER.array64("offsets", 32, 5);

  private static final int NAMES = 0;
  private static final int UNITS = 1;
  private static final int FILES = 2;
  private static final int VALUES = 3;
  private static final int LOOKUP = 4;
  private static final int MAGIC_VALUE = 0xffff_fff1;

  private static final Layout FUNCTION = Layout.of("_func", 44, "Go runtime/runtime2.go");
  private static final Field32 ENTRY = FUNCTION.field32("entryOff", 0);
  private static final Field32 NAME = FUNCTION.field32("nameOff", 4);
  private static final Field32 STACK = FUNCTION.field32("pcsp", 16);
  private static final Field32 FILE = FUNCTION.field32("pcfile", 20);
  private static final Field32 LINE = FUNCTION.field32("pcln", 24);
  private static final Field32 UNIT = FUNCTION.field32("cuOffset", 32);

  private static final long SECTION_SIZE = 64;
  private static final int SECTION_ADDRESS = 16;
  private static final int SECTION_OFFSET = 24;

  private long header;
  private long text;

  /** Finds the table by the section headers of the program's file, which has been loaded. */
  void find(FileContent content, ProgramSpace space) {
    header = 0;
    long table = section(content, ".gopclntab");
    text = section(content, ".text");
    // What the headers say need not be so.
    if (table != 0 && text != 0 && space.isImage(table, HEADER.size())) {
      header = MAGIC.get(table) == MAGIC_VALUE ? table : 0;
    }
  }

  /** The address of a section, or 0. */
  private static long section(FileContent content, String name) {
    long file = content.address();
    long table = ElfHeader.SECTION_HEADERS.get(file);
    long count = ElfHeader.SECTION_HEADER_COUNT.get(file);
    int names = ElfHeader.NAMES_SECTION.get(file);
    if (names >= count || !content.contains(table, count * SECTION_SIZE)) {
      return 0;
    }
    long strings = Memory.load64(file + table + names * SECTION_SIZE + SECTION_OFFSET);
    for (long i = 0; i < count; i++) {
      long at = file + table + i * SECTION_SIZE;
      long string = strings + Integer.toUnsignedLong(Memory.load32(at));
      if (content.contains(string, name.length() + 1) && CString.equals(file + string, name)) {
        return Memory.load64(at + SECTION_ADDRESS);
      }
    }
    return 0;
  }

  /** The function that an instruction belongs to, or 0. */
  long function(long pc) {
    if (header == 0 || !Unsigned.within(pc, text, text + Integer.MAX_VALUE)) {
      return 0;
    }
    long offset = pc - text;
    long lookup = header + PARTS.get(header, LOOKUP);
    long low = 0;
    long high = FUNCTIONS.get(header);
    // The row behind the last function has the end of all.
    if (offset >= entry(lookup, high)) {
      return 0;
    }
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (entry(lookup, middle) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return lookup + Integer.toUnsignedLong(Memory.load32(lookup + low * 8 + 4));
  }

  private static long entry(long lookup, long row) {
    return Integer.toUnsignedLong(Memory.load32(lookup + row * 8));
  }

  /** A function's name, a C string. */
  long name(long function) {
    return header + PARTS.get(header, NAMES) + NAME.getUnsigned(function);
  }

  /** The line of an instruction of a function. */
  int line(long function, long pc) {
    return value(function, LINE.getUnsigned(function), pc);
  }

  /** The path of the file that an instruction's line is in, a C string; or 0. */
  long file(long function, long pc) {
    int number = value(function, FILE.getUnsigned(function), pc);
    if (number < 0) {
      return 0;
    }
    long row = UNIT.getUnsigned(function) + number;
    long offset = Memory.load32(header + PARTS.get(header, UNITS) + row * Integer.BYTES);
    return offset == -1
        ? 0
        : header + PARTS.get(header, FILES) + Integer.toUnsignedLong((int) offset);
  }

  /** How far the return address lies above the stack pointer at an instruction. */
  int stackDelta(long function, long pc) {
    return value(function, STACK.getUnsigned(function), pc);
  }

  /**
   * A table of values by pc: pairs of the change of the value, zigzag, and of the pc, each as a
   * number of 7-bit groups, the lowest first; a change of 0 ends it (Go's runtime.step).
   */
  private int value(long function, long table, long target) {
    if (table == 0) {
      return -1;
    }
    cursor = header + PARTS.get(header, VALUES) + table;
    long pc = text + ENTRY.getUnsigned(function);
    int value = -1;
    boolean first = true;
    while (true) {
      int change = next();
      if (change == 0 && !first) {
        return -1;
      }
      first = false;
      value += (change >>> 1) ^ -(change & 1);
      pc += Integer.toUnsignedLong(next());
      if (target < pc) {
        return value;
      }
    }
  }

  private long cursor;

  private int next() {
    int value = 0;
    int shift = 0;
    int group;
    do {
      group = Memory.load8(cursor++);
      value |= (group & 0x7f) << shift;
      shift += 7;
    } while ((group & 0x80) != 0);
    return value;
  }
}
