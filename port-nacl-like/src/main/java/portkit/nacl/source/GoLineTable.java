package portkit.nacl.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Section;
import portkit.os.elf.Symbol;

/**
 * The table by which the Go runtime finds functions and lines ({@code pcHeader} and {@code _func}
 * in runtime/symtab.go and runtime2.go, the same since Go 1.20). It is part of the program, so also
 * of one that was stripped of its symbols. Whatever the bytes are, what cannot be read is empty.
 */
public final class GoLineTable {
  private static final int MAGIC = 0xffff_fff1;

  // pcHeader
  private static final int FUNCTION_COUNT = 8;
  private static final int NAMES = 32;
  private static final int UNITS = 40;
  private static final int FILES = 48;
  private static final int PC_TABLES = 56;
  private static final int FUNCTIONS = 64;

  // functab: where the code is, from the beginning of the text, and where the _func is
  private static final int ENTRY_SIZE = 8;
  private static final int FUNCTION_OFFSET = 4;

  // _func
  private static final int NAME = 4;
  private static final int FILE_TABLE = 20;
  private static final int LINE_TABLE = 24;
  private static final int UNIT = 32;

  private final ByteBuffer bytes;
  private final long text;

  private GoLineTable(ByteBuffer bytes, long text) {
    this.bytes = bytes;
    this.text = text;
  }

  /** A program's table; empty if it is not Go's or the table is damaged at its beginning. */
  public static Optional<GoLineTable> of(ProgramImage program) {
    Optional<Section> text = program.section(".text");
    Optional<Section> table = program.section(".gopclntab");
    if (text.isEmpty() || table.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer bytes = program.content(table.get()).order(ByteOrder.LITTLE_ENDIAN);
    boolean readable = bytes.limit() > FUNCTIONS + 8 && bytes.getInt(0) == MAGIC;
    return readable ? Optional.of(new GoLineTable(bytes, text.get().address())) : Optional.empty();
  }

  /** The functions in ascending order of address, without their sizes. */
  public List<Symbol> functions() {
    List<Symbol> functions = new ArrayList<>();
    try {
      for (int i = 0; i < count(); i++) {
        functions.add(new Symbol(name(function(i)), entry(i), 0));
      }
    } catch (IndexOutOfBoundsException e) {
      return List.of();
    }
    return functions;
  }

  /** Where the instruction at an address comes from. */
  public Optional<Position> at(long address) {
    try {
      int index = indexOf(address);
      if (index < 0) {
        return Optional.empty();
      }
      int function = function(index);
      long distance = address - entry(index);
      int line = new PcTable(bytes, offset(PC_TABLES) + u32(function + LINE_TABLE)).at(distance);
      int file = new PcTable(bytes, offset(PC_TABLES) + u32(function + FILE_TABLE)).at(distance);
      if (line < 0 || file < 0) {
        return Optional.empty();
      }
      int name = u32(offset(UNITS) + 4 * (u32(function + UNIT) + file));
      return Optional.of(new Position(name(function), text(offset(FILES) + name), line));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty(); // damaged: reports do without
    }
  }

  /** The last function that begins at or before the address, or -1. */
  private int indexOf(long address) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entry(middle) <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private int count() {
    return u32(FUNCTION_COUNT);
  }

  private long entry(int index) {
    return text + u32(offset(FUNCTIONS) + ENTRY_SIZE * index);
  }

  private int function(int index) {
    return offset(FUNCTIONS) + u32(offset(FUNCTIONS) + ENTRY_SIZE * index + FUNCTION_OFFSET);
  }

  private String name(int function) {
    return text(offset(NAMES) + u32(function + NAME));
  }

  /** A field of the header that says where one of the tables begins. */
  private int offset(int field) {
    return u32(field);
  }

  /** Tables are smaller than 2 GiB, as programs are: a larger number is no place in one. */
  private int u32(int at) {
    int value = bytes.getInt(at);
    if (value < 0) {
      throw new IndexOutOfBoundsException(at);
    }
    return value;
  }

  private String text(int at) {
    int end = at;
    while (bytes.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - at];
    bytes.get(at, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
