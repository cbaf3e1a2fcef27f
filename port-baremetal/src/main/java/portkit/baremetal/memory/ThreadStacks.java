package portkit.baremetal.memory;

/**
 * The stacks of threads, each in a place of its own below a page that is not there: the stack that
 * a thread calls the kernel on, the one for its interrupts and faults, and areas for its vector
 * state. All of it is mapped as long as the thread lives, since a fault on these stacks could not
 * be handled.
 */
public final class ThreadStacks {
  /** Where the stacks lie, in the upper half. */
  static final long BASE = 0xffff_c000_0000_0000L;

  private static final long PAGE = FrameAllocator.FRAME;
  private static final long STRIDE = 512 << 10;

  /** From a place's start: vector areas, interrupt stack, stack, with gaps between them. */
  private static final long VECTORS = PAGE;

  private static final long INTERRUPTS_END = 128 << 10;
  private static final long STACK_END = STRIDE;

  private static final long INTERRUPT_STACK = 28 << 10;

  private final FrameAllocator frames;
  private final PageTables tables;
  private long vectorBytes;

  /** Stacks whose frames come from an allocator. */
  public ThreadStacks(FrameAllocator frames, PageTables tables) {
    this.frames = frames;
    this.tables = tables;
  }

  /** Sets the size of a vector area, a multiple of 64; each place has two. */
  public void start(int vectorArea) {
    vectorBytes = vectorArea;
  }

  /** Maps all of a place, with a stack of so many bytes; false, and nothing, without memory. */
  public boolean map(int place, long stackBytes) {
    boolean mapped =
        map(vectorArea(place), vectorArea(place) + 2 * vectorBytes)
            && map(interruptStack(place) - INTERRUPT_STACK, interruptStack(place))
            && map(stack(place) - stackBytes, stack(place));
    if (!mapped) {
      unmap(place);
    }
    return mapped;
  }

  /** Gives all of a place back. */
  public void unmap(int place) {
    long _ = tables.unmap(base(place), base(place) + STRIDE);
  }

  /** The first vector area. */
  public long vectorArea(int place) {
    return base(place) + VECTORS;
  }

  /** The second vector area. */
  public long secondVectorArea(int place) {
    return vectorArea(place) + vectorBytes;
  }

  /** The end of the interrupt stack. */
  public long interruptStack(int place) {
    return base(place) + INTERRUPTS_END;
  }

  /** The end of the stack. */
  public long stack(int place) {
    return base(place) + STACK_END;
  }

  private static long base(int place) {
    return BASE + place * STRIDE;
  }

  private boolean map(long from, long to) {
    for (long page = from; page < to; page += PAGE) {
      long frame = frames.takeZeroed();
      if (frame == FrameAllocator.NONE) {
        return false;
      }
      if (!tables.map(page, frame, Protection.WRITE)) {
        frames.release(frame);
        return false;
      }
    }
    return true;
  }
}
