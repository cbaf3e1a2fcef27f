package portkit.metal.hw.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Parts of words against arithmetic on big integers, bit by bit. */
class WordProperties {
  private static BigInteger big(long word) {
    return new BigInteger(Long.toUnsignedString(word));
  }

  /** The word with the bits from low on, as many as the count, replaced by those of a number. */
  private static long replace(long word, int low, int count, long number) {
    BigInteger result = big(word);
    for (int i = 0; i < count; i++) {
      result = big(number).testBit(i) ? result.setBit(low + i) : result.clearBit(low + i);
    }
    return result.longValue();
  }

  @Property
  void bitFields(
      @ForAll long word,
      @ForAll long number,
      @ForAll @IntRange(max = 63) int a,
      @ForAll @IntRange(max = 63) int b) {
    int low = Math.min(a, b);
    int count = Math.max(a, b) - low + 1;
    BitField field = WordLayout.of("word", 64, "").bits("f", Math.max(a, b), low);
    long fits = count == 64 ? number : number & ((1L << count) - 1);
    assertEquals(replace(word, low, count, fits), field.set(word, fits));
    assertEquals(fits, field.get(field.set(word, fits)));
    if (fits != number) {
      assertThrows(AssertionError.class, () -> field.set(word, number));
    }
  }

  @Property
  void addresses(@ForAll long word, @ForAll long frame) {
    long address = frame & PageTableEntry.ADDRESS.mask();
    assertEquals(0x000f_ffff_ffff_f000L, PageTableEntry.ADDRESS.mask());
    long entry = PageTableEntry.ADDRESS.set(word, address);
    assertEquals(address, PageTableEntry.ADDRESS.get(entry));
    assertEquals(word & 0xfff0_0000_0000_0fffL, entry & 0xfff0_0000_0000_0fffL);
    assertThrows(AssertionError.class, () -> PageTableEntry.ADDRESS.set(word, address | 1));
  }

  @Property
  void flags(@ForAll long word, @ForAll @IntRange(max = 63) int bit, @ForAll boolean on) {
    Flag flag = WordLayout.of("word", 64, "").flag("f", bit);
    assertEquals(big(word).testBit(bit), flag.isSet(word));
    assertEquals(big(word).setBit(bit).longValue(), flag.set(word));
    assertEquals(big(word).clearBit(bit).longValue(), flag.clear(word));
    assertEquals(on ? flag.set(word) : flag.clear(word), flag.set(word, on));
  }

  @Property
  void pageTableIndices(@ForAll long virtual) {
    long rebuilt = virtual & 0xfff;
    for (int level = 0; level < 4; level++) {
      rebuilt |= (long) PageTableEntry.index(virtual, level) << (12 + 9 * level);
    }
    assertEquals(virtual & 0xffff_ffff_ffffL, rebuilt);
  }
}
