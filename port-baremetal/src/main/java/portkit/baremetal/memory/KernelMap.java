package portkit.baremetal.memory;

import portkit.baremetal.driver.DeviceMap;
import portkit.metal.hw.ControlRegister;
import portkit.metal.hw.Image;
import portkit.metal.hw.Msr;
import portkit.metal.hw.Unsigned;
import portkit.metal.port.Intervals;

/**
 * The kernel's own half of the address space, in place of the boot code's identity map: the image
 * where it was linked, each part with its protection; all memory and the interrupt controllers in
 * the {@link DirectMap}. Page 0 and all else below the program are missing from then on.
 */
public final class KernelMap implements DeviceMap {
  /** Where physical memory appears: the lowest address of the upper half. */
  public static final long DIRECT = 0xffff_8000_0000_0000L;

  private static final long PAGE = FrameAllocator.FRAME;
  private static final long LARGE = FrameAllocator.BLOCK;
  private static final long NO_EXECUTE_ENABLE = 1 << 11;
  private static final long WRITE_PROTECT = 1 << 16;

  private final PageTables tables;
  private final DirectMap window;
  private long imageStart;
  private long imageEnd;

  /** The map, in tables that are the program's too. */
  public KernelMap(PageTables tables, DirectMap window) {
    this.tables = tables;
    this.window = window;
  }

  /**
   * Maps the image and the memory; false if there is no memory for tables.
   *
   * @param start of the image, its boot code included
   * @param end of the image
   */
  public boolean map(long start, long end, Intervals memory) {
    imageStart = start;
    imageEnd = Unsigned.alignUp(end, PAGE);
    for (long page = imageStart; page < imageEnd; page += PAGE) {
      if (!tables.map(page, page, imageProtection(page))) {
        return false;
      }
    }
    long mapped = 0;
    for (int i = 0; i < memory.count(); i++) {
      long from = Math.max(mapped, Unsigned.alignDown(memory.from(i), LARGE));
      mapped = Unsigned.alignUp(memory.to(i), LARGE);
      for (long block = from; block < mapped; block += LARGE) {
        if (!mapBlock(block)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public long mapDevice(long physical) {
    long block = Unsigned.alignDown(physical, LARGE);
    return !tables.roomForLarge(DIRECT + block)
            || tables.mapLarge(DIRECT + block, block, Protection.DEVICE)
        ? DIRECT + physical
        : NONE;
  }

  /** Makes the tables the processor's. */
  public void activate() {
    Msr.write(Msr.EFER, Msr.read(Msr.EFER) | NO_EXECUTE_ENABLE);
    // The kernel, too, must not write to what is not writable.
    ControlRegister.writeCr0(ControlRegister.readCr0() | WRITE_PROTECT);
    ControlRegister.writeCr3(tables.root());
    window.moveTo(DIRECT);
  }

  /** Whether a page belongs to the kernel's image. */
  public boolean isImage(long address) {
    return Unsigned.within(address, imageStart, imageEnd);
  }

  /** Blocks that the image shares are mapped page by page: its text stays read-only here too. */
  private boolean mapBlock(long block) {
    if (block >= imageEnd || block + LARGE <= imageStart) {
      return tables.mapLarge(DIRECT + block, block, Protection.WRITE);
    }
    for (long page = block; page < block + LARGE; page += PAGE) {
      boolean constant = isImage(page) && imageProtection(page) != Protection.WRITE;
      if (!tables.map(DIRECT + page, page, constant ? Protection.READ : Protection.WRITE)) {
        return false;
      }
    }
    return true;
  }

  private Protection imageProtection(long page) {
    // The first page is the boot code with the entries of interrupts.
    if (page == imageStart || Unsigned.within(page, Image.textStart(), Image.textEnd())) {
      return Protection.EXECUTE;
    }
    return Unsigned.within(page, Image.readOnlyStart(), Image.readOnlyEnd())
        ? Protection.READ
        : Protection.WRITE;
  }
}
