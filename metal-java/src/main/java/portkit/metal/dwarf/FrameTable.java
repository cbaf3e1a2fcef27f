package portkit.metal.dwarf;

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
    common();
    unit.functions().stream().filter(f -> !f.frame().isEmpty()).forEach(this::function);
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

  /** At an entry the CFA is 8 above RSP, and the return address lies at RSP. */
  private void common() {
    LittleEndian entry = new LittleEndian().u32(CIE).u8(VERSION).string("");
    entry.uleb(1).sleb(-Long.BYTES).uleb(RETURN_ADDRESS);
    entry.u8(DwarfCodes.DW_CFA_DEF_CFA).uleb(number(Reg.RSP)).uleb(Long.BYTES);
    entry.u8(DwarfCodes.DW_CFA_OFFSET | RETURN_ADDRESS).uleb(1);
    finish(entry);
  }

  private void function(Function function) {
    LittleEndian entry = new LittleEndian().u32(0);
    entry.u64(function.code().low()).u64(function.code().high() - function.code().low());
    long address = function.code().low();
    int cfaOffset = Long.BYTES;
    SortedMap<Reg, Integer> saved = new TreeMap<>();
    for (FrameRow row : function.frame()) {
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
