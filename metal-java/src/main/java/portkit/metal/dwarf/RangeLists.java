package portkit.metal.dwarf;

import java.util.List;
import portkit.metal.elf.LittleEndian;

/** Lists of ranges of code that is not in one piece ({@code .debug_ranges}, DWARF 2.17.3). */
final class RangeLists {
  private final LittleEndian out = new LittleEndian();

  /**
   * Adds a list; returns its offset. The ranges are relative to the unit's lowest address, unless a
   * base address is chosen, which makes them absolute here.
   */
  int add(List<Range> ranges) {
    int offset = out.size();
    out.u64(-1).u64(0);
    for (Range range : ranges) {
      out.u64(range.low()).u64(range.high());
    }
    out.u64(0).u64(0);
    return offset;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
