package portkit.metal.dwarf;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import portkit.metal.asm.Reg;
import portkit.metal.elf.LittleEndian;

/** How to find the caller of each function ({@code .debug_frame}, DWARF 6.4). */
final class FrameTable {
  private static final int VERSION = 1;
  private static final long CIE = 0xffff_ffffL;

  /** The column of the return address (x86-64 psABI, figure 3.36). */
  private static final int RETURN_ADDRESS = 16;

  private final LittleEndian out = new LittleEndian();

  byte[] write(CompilationUnit unit) {
    int called = common("", true);
    // "S": the address in the caller is the next instruction's, not that of a call before it.
    int interrupted = common("S", false);
    for (Function function : unit.functions()) {
      switch (function.frame().isEmpty() ? null : function.frame().getFirst()) {
        case null -> {}
        case FrameRow.Called _ -> called(begin(function, called), function);
        case FrameRow.Interrupted _ -> interrupted(begin(function, interrupted), function);
      }
    }
    return out.toByteArray();
  }

  /** The numbers of the registers in DWARF (same figure), which are not those in instructions. */
  static int number(Reg register) {
    return switch (register) {
      case RAX -> 0;
      case RDX -> 1;
      case RCX -> 2;
      case RBX -> 3;
      case RSI -> 4;
      case RDI -> 5;
      case RBP -> 6;
      case RSP -> 7;
      case R8 -> 8;
      case R9 -> 9;
      case R10 -> 10;
      case R11 -> 11;
      case R12 -> 12;
      case R13 -> 13;
      case R14 -> 14;
      case R15 -> 15;
    };
  }

  /** What all functions of one kind share. At a called one's entry, the CFA is 8 above RSP. */
  private int common(String augmentation, boolean isCalled) {
    int offset = out.size();
    LittleEndian entry = new LittleEndian().u32(CIE).u8(VERSION).string(augmentation);
    entry.uleb(1).sleb(-Long.BYTES).uleb(RETURN_ADDRESS);
    if (isCalled) {
      entry.u8(DwarfCodes.DW_CFA_DEF_CFA).uleb(number(Reg.RSP)).uleb(Long.BYTES);
      entry.u8(DwarfCodes.DW_CFA_OFFSET | RETURN_ADDRESS).uleb(1);
    }
    finish(entry);
    return offset;
  }

  private static LittleEndian begin(Function function, int common) {
    Range code = function.code();
    return new LittleEndian().u32(common).u64(code.low()).u64(code.high() - code.low());
  }

  private void called(LittleEndian entry, Function function) {
    long address = function.code().low();
    int cfaOffset = Long.BYTES;
    SortedMap<Reg, Integer> saved = new TreeMap<>();
    for (FrameRow.Called row : rows(function, FrameRow.Called.class)) {
      advance(entry, row.address() - address);
      address = row.address();
      if (row.cfaOffset() != cfaOffset) {
        cfaOffset = row.cfaOffset();
        entry.u8(DwarfCodes.DW_CFA_DEF_CFA_OFFSET).uleb(cfaOffset);
      }
      change(entry, saved, row.saved());
      saved = row.saved();
    }
    finish(entry);
  }

  /** Everything is found relative to RSP, since nothing is known of the CFA before it is read. */
  private void interrupted(LittleEndian entry, Function function) {
    long address = function.code().low();
    for (FrameRow.Interrupted row : rows(function, FrameRow.Interrupted.class)) {
      advance(entry, row.address() - address);
      address = row.address();
      byte[] pointer = aboveStackPointer(row.saved().get(Reg.RSP));
      entry.u8(DwarfCodes.DW_CFA_DEF_CFA_EXPRESSION).uleb(pointer.length + 1L);
      entry.bytes(pointer).u8(DwarfCodes.DW_OP_DEREF);
      for (Reg register : Reg.values()) {
        Integer above = row.saved().get(register);
        if (above != null) {
          expression(entry, number(register), above);
        } else {
          entry.u8(DwarfCodes.DW_CFA_SAME_VALUE).uleb(number(register));
        }
      }
      expression(entry, RETURN_ADDRESS, row.returnAddress());
    }
    finish(entry);
  }

  private static void expression(LittleEndian entry, int column, int above) {
    byte[] place = aboveStackPointer(above);
    entry.u8(DwarfCodes.DW_CFA_EXPRESSION).uleb(column).uleb(place.length).bytes(place);
  }

  private static byte[] aboveStackPointer(int bytes) {
    return new LittleEndian()
        .u8(DwarfCodes.DW_OP_BREG0 + number(Reg.RSP))
        .sleb(bytes)
        .toByteArray();
  }

  private static <R extends FrameRow> List<R> rows(Function function, Class<R> kind) {
    return function.frame().stream().map(kind::cast).toList();
  }

  private static void change(
      LittleEndian entry, SortedMap<Reg, Integer> before, SortedMap<Reg, Integer> after) {
    for (Reg register : before.keySet()) {
      if (!after.containsKey(register)) {
        entry.u8(DwarfCodes.DW_CFA_RESTORE | number(register));
      }
    }
    after.forEach(
        (register, below) -> {
          if (!below.equals(before.get(register))) {
            entry.u8(DwarfCodes.DW_CFA_OFFSET | number(register)).uleb(below / Long.BYTES);
          }
        });
  }

  private static void advance(LittleEndian entry, long by) {
    if (by == 0) {
      return;
    }
    if (by < 64) {
      entry.u8(DwarfCodes.DW_CFA_ADVANCE_LOC | by);
    } else if (by < 256) {
      entry.u8(DwarfCodes.DW_CFA_ADVANCE_LOC1).u8(by);
    } else {
      entry.u8(DwarfCodes.DW_CFA_ADVANCE_LOC4).u32(by);
    }
  }

  /** Entries are padded, by no-operations that are 0, to the size of an address. */
  private void finish(LittleEndian entry) {
    while ((entry.size() + Unit.LENGTH) % Long.BYTES != 0) {
      entry.u8(0);
    }
    out.bytes(Unit.withLength(entry));
  }
}
