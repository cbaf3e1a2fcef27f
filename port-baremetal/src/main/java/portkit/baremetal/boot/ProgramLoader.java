package portkit.baremetal.boot;

import portkit.baremetal.memory.AddressSpace;
import portkit.baremetal.memory.DirectMap;
import portkit.baremetal.memory.FrameAllocator;
import portkit.baremetal.memory.PageTables;
import portkit.baremetal.memory.Protection;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.port.ProgramFile;

/**
 * Puts a program's segments where they belong. Its pages are mapped where they lie in the boot
 * module; only those at a segment's ends, which the file may share with something else, are copied.
 * What the file does not have comes as zeros when it is touched.
 */
public final class ProgramLoader {
  private static final long PAGE = FrameAllocator.FRAME;

  private final FrameAllocator frames;
  private final PageTables tables;
  private final DirectMap window;
  private final AddressSpace space;
  private final ProgramFile file;

  /** The physical address of the module, and of the first byte of it that is not mapped yet. */
  private long module;

  private long unused;

  /** A loader of a file that has been checked. */
  public ProgramLoader(
      FrameAllocator frames,
      PageTables tables,
      DirectMap window,
      AddressSpace space,
      ProgramFile file) {
    this.frames = frames;
    this.tables = tables;
    this.window = window;
    this.space = space;
    this.file = file;
  }

  /** Maps all segments of the program at the module's physical address; false without memory. */
  public boolean load(long physical) {
    module = physical;
    unused = physical;
    for (int i = 0; i < file.headers(); i++) {
      if (file.isSegment(i) && !loadSegment(i)) {
        return false;
      }
    }
    return true;
  }

  /** The module's memory from here on holds nothing that the program needs. */
  public long unused() {
    return unused;
  }

  private boolean loadSegment(int index) {
    Protection protection = protection(index);
    long bytesEnd = file.fileEnd(index);
    long end = Unsigned.alignUp(file.end(index), PAGE);
    long page = Unsigned.alignDown(file.start(index), PAGE);
    for (; page < bytesEnd; page += PAGE) {
      if (!loadPage(index, page, protection)) {
        return false;
      }
    }
    return page >= end || space.addZeroed(page, end);
  }

  private Protection protection(int index) {
    if (file.isExecutable(index)) {
      return Protection.EXECUTE;
    }
    return file.isWritable(index) ? Protection.WRITE : Protection.READ;
  }

  private boolean loadPage(int index, long page, Protection protection) {
    long source = module + file.offset(index) + (page - file.start(index));
    boolean whole = page >= file.start(index) && page + PAGE <= file.fileEnd(index);
    if (whole && (source & PAGE - 1) == 0) {
      unused = Math.max(unused, source + PAGE);
      return tables.map(page, source, protection);
    }
    long frame = frames.takeZeroed();
    if (frame == FrameAllocator.NONE || !tables.map(page, frame, protection)) {
      return false;
    }
    long from = Math.max(page, file.start(index));
    long to = Math.min(page + PAGE, file.fileEnd(index));
    Memory.copy(window.at(frame) + from - page, window.at(source + from - page), to - from);
    return true;
  }
}
