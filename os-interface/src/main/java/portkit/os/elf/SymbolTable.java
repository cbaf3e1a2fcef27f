package portkit.os.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A program's functions by address and by name (gABI 4, "Symbol Table"). */
public final class SymbolTable {
  private static final int ENTRY_SIZE = 24;
  private static final int TYPE_MASK = 15;
  private static final int TYPE_FUNCTION = 2;

  private static final Comparator<Symbol> BY_ADDRESS =
      new Comparator<>() {
        @Override
        public int compare(Symbol a, Symbol b) {
          return Long.compareUnsigned(a.address(), b.address());
        }
      };

  private final List<Symbol> functions;

  private SymbolTable(List<Symbol> functions) {
    functions.sort(BY_ADDRESS);
    this.functions = List.copyOf(functions);
  }

  /** The functions of an ELF file of any type, such as a kernel's vDSO. */
  public static SymbolTable of(String name, ByteBuffer bytes) {
    return read(new ElfFile(name, bytes));
  }

  /** The functions of a file; what is damaged is left out, since symbols only serve reports. */
  static SymbolTable read(ElfFile file) {
    List<Symbol> functions = new ArrayList<>();
    if (file.holds(0, ElfHeader.SIZE)) {
      Sections sections = new Sections(file, ElfHeader.parse(file));
      for (int i = 0; i < sections.count(); i++) {
        if (sections.type(i) == Sections.SYMBOLS || sections.type(i) == Sections.DYNAMIC_SYMBOLS) {
          read(file, sections, i, functions);
        }
      }
    }
    return new SymbolTable(functions);
  }

  private static void read(ElfFile file, Sections sections, int index, List<Symbol> functions) {
    long names = sections.link(index);
    if (names >= sections.count()) {
      return;
    }
    long namesAt = sections.offset((int) names);
    long namesSize = sections.size((int) names);
    long at = sections.offset(index);
    if (!file.holds(namesAt, namesSize) || !file.holds(at, sections.size(index))) {
      return;
    }
    for (long end = at + sections.size(index); end - at >= ENTRY_SIZE; at += ENTRY_SIZE) {
      long name = file.u32(at);
      long section = file.u16(at + 6);
      if ((file.u8(at + 4) & TYPE_MASK) == TYPE_FUNCTION && section != 0 && name < namesSize) {
        functions.add(
            new Symbol(
                file.text(namesAt + name, namesAt + namesSize),
                file.u64(at + 8),
                file.u64(at + 16)));
      }
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return functions.isEmpty();
  }

  /** All functions in ascending order of address; several may have the same address. */
  public List<Symbol> functions() {
    return functions;
  }

  /** The function of that name. */
  public Optional<Symbol> named(String name) {
    for (Symbol function : functions) {
      if (function.name().equals(name)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** The function that the address lies in. */
  public Optional<Symbol> at(long address) {
    int low = 0;
    int high = functions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(functions.get(middle).address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return Optional.empty();
    }
    Symbol function = functions.get(low - 1);
    long distance = address - function.address();
    boolean inside = function.size() == 0 || Long.compareUnsigned(distance, function.size()) < 0;
    return inside ? Optional.of(function) : Optional.empty();
  }

  /** The address for people: {@code 0x401020 (main.main+0x10)}. */
  public String describe(long address) {
    String number = "0x" + Long.toHexString(address);
    Optional<Symbol> function = at(address);
    if (function.isEmpty()) {
      return number;
    }
    long distance = address - function.get().address();
    return number
        + " ("
        + function.get().name()
        + (distance == 0 ? "" : "+0x" + Long.toHexString(distance))
        + ")";
  }
}
