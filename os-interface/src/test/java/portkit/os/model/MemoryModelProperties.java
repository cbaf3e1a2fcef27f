package portkit.os.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import portkit.os.Errno;

class MemoryModelProperties {
  private static final int PAGE = 4096;
  private static final long AT = 0x1000_0000;

  private static MemoryModel reserved(int pages) {
    MemoryModel model = new MemoryModel(PAGE);
    assertEquals(Optional.empty(), model.reserve((long) pages * PAGE, AT));
    return model;
  }

  private static String clause(Optional<Breach> breach) {
    return breach.map(Breach::clause).orElse("");
  }

  @Property
  void freshMemoryIsZero(@ForAll @IntRange(min = 1, max = 64) int pages) {
    MemoryModel model = reserved(pages);
    long size = (long) pages * PAGE;
    assertEquals(Optional.empty(), model.commit(AT, size, 0));
    assertEquals(Optional.empty(), model.scanned(AT, size, 0, false, size));
    assertEquals("MEM-05", clause(model.scanned(AT, size, 0, false, size - 1)));
  }

  @Property
  void whatIsWrittenStays(
      @ForAll @LongRange(max = 8000) long offset,
      @ForAll @LongRange(min = 1, max = 4000) long length,
      @ForAll @IntRange(min = 1, max = 255) int value) {
    MemoryModel model = reserved(4);
    assertEquals(Optional.empty(), model.commit(AT, 4 * PAGE, 0));
    assertEquals(Optional.empty(), model.filled(AT + offset, length, value, false));
    assertEquals(Optional.empty(), model.commit(AT, 4 * PAGE, 0));
    assertEquals(Optional.empty(), model.scanned(AT + offset, 9000, value, false, length));
    assertEquals("MEM-06", clause(model.scanned(AT + offset, length, value, false, length - 1)));
    assertEquals(Optional.empty(), model.scanned(AT, offset, 0, false, offset));
  }

  @Property
  void afterDecommitAnythingGoes(@ForAll @LongRange(max = PAGE) long same) {
    MemoryModel model = reserved(2);
    assertEquals(Optional.empty(), model.commit(AT, 2 * PAGE, 0));
    assertEquals(Optional.empty(), model.decommit(AT, PAGE, 0));
    assertEquals(Optional.empty(), model.commit(AT, PAGE, 0));
    assertEquals(Optional.empty(), model.scanned(AT, PAGE, 0, false, same));
    assertEquals(Optional.empty(), model.scanned(AT + PAGE, PAGE, 0, false, PAGE));
  }

  @Property
  void releasedPartsAreGone(
      @ForAll @IntRange(max = 7) int first, @ForAll @IntRange(min = 1, max = 8) int count) {
    MemoryModel model = reserved(8);
    long from = AT + (long) first * PAGE;
    long size = Math.min(count, 8 - first) * (long) PAGE;
    assertEquals(Optional.empty(), model.release(from, size, 0));
    assertEquals("MEM-13", clause(model.release(from, size, 0)));
    assertEquals(Optional.empty(), model.commit(from, PAGE, Errno.EINVAL.result()));
    assertEquals("MEM-08", clause(model.commit(AT, 8 * PAGE, 0)));
    assertEquals(Optional.empty(), model.reserve(size, from));
  }

  @Example
  void overlapsAndOddAddressesAreBreaches() {
    MemoryModel model = reserved(4);
    assertEquals("MEM-01", clause(model.reserve(PAGE, AT + PAGE)));
    assertEquals("MEM-01", clause(model.reserve(PAGE, AT + (1 << 20) + 8)));
    assertEquals("MEM-02", clause(model.reserve(0, AT + (2 << 20))));
    assertEquals("MEM-03", clause(model.reserve(PAGE, 0)));
    assertTrue(model.reserve(1L << 40, 0).isEmpty());
  }
}
