package portkit.baremetal.memory;

import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.port.Intervals;

/**
 * Physical memory in frames of 4 KiB and blocks of 2 MiB: one bit for each frame, set if it is
 * free, and for each block the number of its free frames. Single frames are taken from blocks that
 * are in use already, so that whole blocks stay whole for large pages. Its tables lie in the memory
 * that it manages, so they are as large as the machine asks for.
 */
public final class FrameAllocator {
  /** The bytes in a frame. */
  public static final int FRAME = 4096;

  /** The bytes in a block, which is what a large page maps. */
  public static final int BLOCK = 2 << 20;

  /** No memory; frame 0 is never given out. */
  public static final long NONE = 0;

  private static final int FRAMES_PER_BLOCK = BLOCK / FRAME;
  private static final int WORDS_PER_BLOCK = FRAMES_PER_BLOCK / 64;
  private static final int BITMAP_BYTES_PER_BLOCK = WORDS_PER_BLOCK * 8;
  private static final int COUNT_BYTES = 4;

  /** The boot code maps 4 GiB, and the tables are needed before there is more. */
  private static final long REACHABLE = 4L << 30;

  private final DirectMap window;

  /** Physical addresses of the bitmap and of the blocks' counts. */
  private long bitmapAt;

  private long countsAt;
  private int blocks;

  /** Where single frames were found last: the next ones are likely near. */
  private int current;

  /**
   * No block below is whole. What was given back is taken again before what was never used: in a
   * virtual machine the host has memory behind it already.
   */
  private int lowestWhole;

  private long free;
  private long total;
  private long leastFree;

  /** An allocator without memory. */
  public FrameAllocator(DirectMap window) {
    this.window = window;
  }

  /**
   * Takes over all memory of the set, page 0 excepted.
   *
   * @param end of all memory that there is, for what is {@link #add added} later
   * @return false if there is not even room for the allocator's own tables
   */
  public boolean start(Intervals memory, long end) {
    blocks = (int) ((end + BLOCK - 1) / BLOCK);
    long tables = Unsigned.alignUp((long) blocks * (BITMAP_BYTES_PER_BLOCK + COUNT_BYTES), FRAME);
    long place = placeFor(tables, memory);
    if (place == NONE) {
      return false;
    }
    bitmapAt = place;
    countsAt = place + (long) blocks * BITMAP_BYTES_PER_BLOCK;
    Clear.lines(window.at(place), tables);
    for (int i = 0; i < memory.count(); i++) {
      give(memory.from(i), memory.to(i), place, place + tables);
    }
    total = free;
    leastFree = free;
    return true;
  }

  private static long placeFor(long bytes, Intervals memory) {
    // As high as can be reached, to leave low blocks whole.
    for (int i = memory.count() - 1; i >= 0; i--) {
      long place = Unsigned.alignDown(Math.min(memory.to(i), REACHABLE), FRAME) - bytes;
      if (place >= Math.max(memory.from(i), FRAME)) {
        return place;
      }
    }
    return NONE;
  }

  /** Frees the whole frames of a region, without page 0 and without the allocator's tables. */
  private void give(long from, long to, long tablesFrom, long tablesTo) {
    long first = Math.max(Unsigned.alignUp(from, FRAME), FRAME);
    long last = Unsigned.alignDown(to, FRAME);
    releaseAll(first, Math.min(last, tablesFrom));
    releaseAll(Math.max(first, tablesTo), last);
  }

  /** Adds memory that was in use when the allocator started; both ends at frames. */
  public void add(long from, long to) {
    long before = free;
    releaseAll(from, to);
    total += free - before;
  }

  /** A frame that holds anything, or {@link #NONE}. */
  public long take() {
    if (free == 0) {
      return NONE;
    }
    if (count(current) == 0) {
      current = blockInUse();
    }
    long word = bitmap(current);
    while (Memory.load64(word) == 0) {
      word += 8;
    }
    int bit = Long.numberOfTrailingZeros(Memory.load64(word));
    long frame = (long) current * BLOCK + ((word - bitmap(current)) * 8 + bit) * FRAME;
    Memory.store64(word, Memory.load64(word) & ~(1L << bit));
    taken(current, 1);
    return frame;
  }

  /** A frame that holds zeros, or {@link #NONE}. */
  public long takeZeroed() {
    long frame = take();
    if (frame != NONE) {
      Clear.lines(window.at(frame), FRAME);
    }
    return frame;
  }

  /** A block, aligned to its size, that holds zeros, or {@link #NONE}. */
  public long takeZeroedBlock() {
    long block = takeBlock();
    if (block != NONE) {
      Clear.lines(window.at(block), BLOCK);
    }
    return block;
  }

  /** A block, aligned to its size, that holds anything, or {@link #NONE}. */
  public long takeBlock() {
    while (lowestWhole < blocks && count(lowestWhole) < FRAMES_PER_BLOCK) {
      lowestWhole++;
    }
    if (lowestWhole == blocks) {
      return NONE;
    }
    int block = lowestWhole;
    for (int i = 0; i < WORDS_PER_BLOCK; i++) {
      Memory.store64(bitmap(block) + 8L * i, 0);
    }
    taken(block, FRAMES_PER_BLOCK);
    return (long) block * BLOCK;
  }

  /** Gives a frame back. */
  public void release(long frame) {
    release(frame / FRAME, 1);
  }

  /** Gives a block back. */
  public void releaseBlock(long block) {
    releaseAll(block, block + BLOCK);
  }

  /** Gives back all frames of a range, 64 at a time: a machine has many when it starts. */
  private void releaseAll(long from, long to) {
    long index = from / FRAME;
    long end = to / FRAME;
    while (index < end) {
      int frames = (int) Math.min(end - index, Long.SIZE - index % Long.SIZE);
      release(index, frames);
      index += frames;
    }
  }

  /** Gives back frames that share a word of the bitmap, from 1 to 64. */
  private void release(long index, int frames) {
    long word = bitmap(0) + index / Long.SIZE * Long.BYTES;
    long bits = -1L >>> (Long.SIZE - frames) << index;
    if ((Memory.load64(word) & bits) != 0) {
      throw new IllegalStateException("frame freed twice");
    }
    Memory.store64(word, Memory.load64(word) | bits);
    int block = (int) (index / FRAMES_PER_BLOCK);
    taken(block, -frames);
    if (count(block) == FRAMES_PER_BLOCK) {
      lowestWhole = Math.min(lowestWhole, block);
    }
  }

  /** Free frames. */
  public long free() {
    return free;
  }

  /** All frames, free or not. */
  public long total() {
    return total;
  }

  /** The fewest frames that were ever free. */
  public long leastFree() {
    return leastFree;
  }

  private void taken(int block, int frames) {
    Memory.store32(countAt(block), count(block) - frames);
    free -= frames;
    leastFree = Math.min(leastFree, free);
  }

  private int count(int block) {
    return Memory.load32(countAt(block));
  }

  private long countAt(int block) {
    return window.at(countsAt) + (long) COUNT_BYTES * block;
  }

  /** The address of the first of a block's words. */
  private long bitmap(int block) {
    return window.at(bitmapAt) + (long) block * BITMAP_BYTES_PER_BLOCK;
  }

  /** The next block with free frames, one that is not whole if there is any. */
  private int blockInUse() {
    int whole = blocks;
    for (int i = 0; i < blocks; i++) {
      int block = current + i < blocks ? current + i : current + i - blocks;
      int n = count(block);
      if (n > 0 && n < FRAMES_PER_BLOCK) {
        return block;
      }
      if (n == FRAMES_PER_BLOCK && whole == blocks) {
        whole = block;
      }
    }
    return whole;
  }
}
