package portkit.baremetal.kernel;

import portkit.baremetal.driver.Console;
import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;
import portkit.metal.port.ProgramFile;

/**
 * Names and lines of a Go program's code, from the table that Go's own tracebacks read. It lies in
 * the program's constants, also where symbols were stripped, and is looked for only when there are
 * last words to say.
 */
final class GoSymbols {
  private static final Layout HEADER = Layout.of("pcHeader", 72, "Go, runtime/symtab.go");

  /** Go120PCLnTabMagic (Go, internal/abi/symtab.go), steps of 1 byte, pointers of 8. */
  private static final long MAGIC = 0x0801_0000_ffff_fff1L;

  private static final Field64 START = HEADER.field64("magic to ptrSize", 0);
  private static final Field64 FUNCTIONS = HEADER.field64("nfunc", 8);
  private static final Field64 NAMES = HEADER.field64("funcnameOffset", 32);
  private static final Field64 PROGRESS = HEADER.field64("pctabOffset", 56);
  private static final Field64 TABLE = HEADER.field64("pclnOffset", 64);

  private static final Layout ENTRY = Layout.of("functab", 8, "Go, runtime/symtab.go");
  private static final Field32 ENTRY_OFFSET = ENTRY.field32("entryoff", 0);
  private static final Field32 FUNCTION_OFFSET = ENTRY.field32("funcoff", 4);

  private static final Layout FUNCTION = Layout.of("_func", 40, "Go, runtime/runtime2.go");
  private static final Field32 FUNCTION_START = FUNCTION.field32("entryOff", 0);
  private static final Field32 FUNCTION_NAME = FUNCTION.field32("nameOff", 4);
  private static final Field32 FUNCTION_LINES = FUNCTION.field32("pcln", 24);

  /** moduledata (Go, runtime/symtab.go): its first word is the header's address. */
  private static final long MODULE_TEXT = 176;

  private static final long MODULE_TEXT_END = MODULE_TEXT + Long.BYTES;
  private static final long MOST_FUNCTIONS = 1 << 24;
  private static final long WORD = Long.BYTES;

  private final ProgramFile file;
  private long header;
  private long text;
  private long textEnd;

  /** Where {@link #number} goes on to read. */
  private long next;

  /** The symbols of a program that has been loaded. */
  GoSymbols(ProgramFile file) {
    this.file = file;
  }

  /** Prints function and line of an instruction; nothing, and false, if they are not known. */
  boolean print(Console console, long address) {
    if (header == 0) {
      find();
    }
    if (!Unsigned.within(address, text, textEnd)) {
      return false;
    }
    long function = function(address - text);
    long name = header + NAMES.get(header) + FUNCTION_NAME.getUnsigned(function);
    console.write(name, CString.length(name));
    console.print(" line ").decimal(line(function, address - text));
    return true;
  }

  private void find() {
    for (int i = 0; i < file.headers() && header == 0; i++) {
      if (file.isSegment(i) && !file.isWritable(i)) {
        findHeader(file.start(i), file.fileEnd(i));
      }
    }
    for (int i = 0; i < file.headers() && header != 0 && textEnd == 0; i++) {
      if (file.isSegment(i) && file.isWritable(i)) {
        findModule(file.start(i), file.fileEnd(i));
      }
    }
  }

  private void findHeader(long from, long to) {
    for (long at = Unsigned.alignUp(from, WORD); at + HEADER.size() <= to; at += WORD) {
      if (START.get(at) == MAGIC
          && Unsigned.within(FUNCTIONS.get(at), 1, MOST_FUNCTIONS)
          && Unsigned.within(TABLE.get(at), HEADER.size(), to - at)) {
        header = at;
        return;
      }
    }
  }

  private void findModule(long from, long to) {
    for (long at = Unsigned.alignUp(from, WORD); at + MODULE_TEXT_END + WORD <= to; at += WORD) {
      if (Memory.load64(at) == header && isCode(Memory.load64(at + MODULE_TEXT))) {
        text = Memory.load64(at + MODULE_TEXT);
        textEnd = Memory.load64(at + MODULE_TEXT_END);
        return;
      }
    }
  }

  private boolean isCode(long address) {
    for (int i = 0; i < file.headers(); i++) {
      if (file.isSegment(i)
          && file.isExecutable(i)
          && Unsigned.within(address, file.start(i), file.end(i))) {
        return true;
      }
    }
    return false;
  }

  /** The function that an offset in the text is in: the last that does not begin after it. */
  private long function(long offset) {
    long table = header + TABLE.get(header);
    long low = 0;
    long high = FUNCTIONS.get(header);
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (ENTRY_OFFSET.getUnsigned(table + middle * ENTRY.size()) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return table + FUNCTION_OFFSET.getUnsigned(table + low * ENTRY.size());
  }

  /** Lines and offsets by how much they grow, a pair for each step (Go, runtime.pcvalue). */
  private long line(long function, long offset) {
    next = header + PROGRESS.get(header) + FUNCTION_LINES.getUnsigned(function);
    long at = FUNCTION_START.getUnsigned(function);
    long line = -1;
    do {
      long growth = number();
      line += (growth & 1) == 0 ? growth >>> 1 : ~(growth >>> 1);
      at += number();
    } while (at <= offset && Memory.load8(next) != 0);
    return Math.max(line, 0);
  }

  /** The next number of 7 bits a byte, the lowest first, all bytes but the last with bit 7. */
  private long number() {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int b = Memory.load8(next++);
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        break;
      }
    }
    return value;
  }
}
