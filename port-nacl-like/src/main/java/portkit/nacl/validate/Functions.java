package portkit.nacl.validate;

import java.util.List;
import java.util.Optional;
import portkit.nacl.source.GoLineTable;
import portkit.nacl.source.Position;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Segment;
import portkit.os.elf.Symbol;

/** A program's functions: where instructions begin for certain, and names for reports. */
final class Functions {
  private final List<Symbol> functions;
  private final Optional<GoLineTable> lines;

  private Functions(List<Symbol> functions, Optional<GoLineTable> lines) {
    this.functions = functions;
    this.lines = lines;
  }

  /** Those of the symbol table; of a program that was stripped, those that Go's runtime knows. */
  static Functions of(ProgramImage program) {
    Optional<GoLineTable> lines = GoLineTable.of(program);
    List<Symbol> symbols = program.symbols().functions();
    return new Functions(
        symbols.isEmpty() ? lines.map(GoLineTable::functions).orElse(List.of()) : symbols, lines);
  }

  int count() {
    return functions.size();
  }

  /** The addresses in a segment's bytes of the file at which functions begin, ascending. */
  long[] in(Segment segment) {
    return functions.stream()
        .mapToLong(Symbol::address)
        .filter(a -> a >= segment.address() && a < segment.address() + segment.fileSize())
        .sorted()
        .distinct()
        .toArray();
  }

  /** The function that an address belongs to, and how far from its beginning; empty if none. */
  String name(long address) {
    Symbol found = null;
    for (Symbol function : functions) {
      if (Long.compareUnsigned(function.address(), address) <= 0
          && (found == null || function.address() >= found.address())) {
        found = function;
      }
    }
    if (found == null) {
      return "";
    }
    long distance = address - found.address();
    return found.name() + (distance == 0 ? "" : "+0x" + Long.toHexString(distance));
  }

  Optional<Position> position(long address) {
    return lines.flatMap(table -> table.at(address));
  }
}
