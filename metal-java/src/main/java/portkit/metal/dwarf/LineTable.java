package portkit.metal.dwarf;

import portkit.metal.elf.LittleEndian;

/**
 * The program that tells which line an address comes from ({@code .debug_line}, DWARF 6.2). Only
 * standard opcodes are used: the table is small, and a reader of a dump sees each step.
 */
final class LineTable {
  private static final int VERSION = 4;

  /** How many arguments the standard opcodes 1 to 12 have. */
  private static final byte[] OPERANDS = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};

  private final SourceFiles files;
  private final LittleEndian program = new LittleEndian();
  private long address;
  private int file;
  private int line;

  LineTable(SourceFiles files) {
    this.files = files;
  }

  byte[] write(CompilationUnit unit) {
    for (Function function : unit.functions()) {
      sequence(function);
    }
    LittleEndian header = new LittleEndian();
    // One byte an instruction unit; one operation; rows are statements; no special opcodes.
    header.u8(1).u8(1).u8(1).u8(0).u8(1).u8(OPERANDS.length + 1).bytes(OPERANDS);
    header.u8(0);
    for (String name : files.names()) {
      header.string(name).uleb(0).uleb(0).uleb(0);
    }
    header.u8(0);
    LittleEndian body = new LittleEndian().u16(VERSION).u32(header.size());
    body.bytes(header.toByteArray()).bytes(program.toByteArray());
    return Unit.withLength(body);
  }

  /** A sequence for each function, so that no line reaches into what lies between two. */
  private void sequence(Function function) {
    if (function.lines().isEmpty()) {
      return;
    }
    address = function.lines().getFirst().address();
    file = 1;
    line = 1;
    program.u8(0).uleb(9).u8(DwarfCodes.DW_LNE_SET_ADDRESS).u64(address);
    for (LineRow row : function.lines()) {
      advance(row.address());
      place(row.position());
      program.u8(DwarfCodes.DW_LNS_COPY);
    }
    advance(function.code().high());
    program.u8(0).uleb(1).u8(DwarfCodes.DW_LNE_END_SEQUENCE);
  }

  private void advance(long to) {
    if (to != address) {
      program.u8(DwarfCodes.DW_LNS_ADVANCE_PC).uleb(to - address);
      address = to;
    }
  }

  private void place(Position position) {
    int number = files.number(position);
    if (number != file) {
      program.u8(DwarfCodes.DW_LNS_SET_FILE).uleb(number);
      file = number;
    }
    if (position.line() != line) {
      program.u8(DwarfCodes.DW_LNS_ADVANCE_LINE).sleb((long) position.line() - line);
      line = position.line();
    }
  }
}
