package portkit.baremetal.memory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import portkit.metal.hw.sim.PhysicalMemory;

/**
 * Page tables as the processor reads them, written from the manual (SDM vol. 3, 4.5.4) and not with
 * the kernel's layouts, so that a mistake there is found here.
 */
public final class SimulatedMmu {
  /** A page. */
  public record Page(
      long virtual, long physical, long size, boolean writable, boolean executable) {}

  private static final long ADDRESS = 0x000f_ffff_ffff_f000L;

  private final PhysicalMemory memory;
  private final long root;

  SimulatedMmu(PhysicalMemory memory, long root) {
    this.memory = memory;
    this.root = root;
  }

  /** The page that an access to the address uses; nothing if it is a page fault. */
  public Optional<Page> translate(long virtual) {
    long table = root;
    boolean writable = true;
    boolean executable = true;
    for (int shift = 39; ; shift -= 9) {
      long entry = memory.load(table + (virtual >>> shift & 511) * 8, 8);
      if ((entry & 1) == 0) {
        return Optional.empty();
      }
      writable &= (entry & 2) != 0;
      executable &= entry >= 0;
      boolean large = shift == 21 && (entry & 0x80) != 0;
      if (shift == 12 || large) {
        long size = 1L << shift;
        if ((entry & ADDRESS & size - 1) != 0) {
          throw new AssertionError("a page that is not aligned: 0x%x".formatted(entry));
        }
        long page = virtual & -size;
        return Optional.of(new Page(page, entry & ADDRESS, size, writable, executable));
      }
      if ((entry & 0x80) != 0) {
        throw new AssertionError("a reserved bit is set: 0x%x".formatted(entry));
      }
      table = entry & ADDRESS;
    }
  }

  /** All pages of the lower half, by address, found without regard to what should be there. */
  public Map<Long, Page> pages() {
    Map<Long, Page> pages = new TreeMap<>();
    collect(root, 39, 0, pages);
    return pages;
  }

  /** All tables, the root included. */
  public int tables() {
    return collect(root, 39, 0, new TreeMap<>());
  }

  private int collect(long table, int shift, long base, Map<Long, Page> pages) {
    int tables = 1;
    for (int i = 0; i < (shift == 39 ? 256 : 512); i++) {
      long entry = memory.load(table + 8L * i, 8);
      long virtual = base + ((long) i << shift);
      if ((entry & 1) == 0) {
        continue;
      }
      if (shift == 12 || (entry & 0x80) != 0) {
        pages.put(virtual, translate(virtual).orElseThrow());
      } else {
        tables += collect(entry & ADDRESS, shift - 9, virtual, pages);
      }
    }
    return tables;
  }
}
