package portkit.os.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** No bytes make the reader fail in another way than it promises. */
class ElfReaderProperties {
  private static final byte[] GOOD = ElfBuilder.good().bytes();

  /** A word or a byte to write somewhere. */
  sealed interface Change {
    void apply(ByteBuffer file);
  }

  record Word(int offset, long value) implements Change {
    @Override
    public void apply(ByteBuffer file) {
      file.putLong(offset, value);
    }
  }

  record Single(int offset, byte value) implements Change {
    @Override
    public void apply(ByteBuffer file) {
      file.put(offset, value);
    }
  }

  @Property
  void everyPrefixIsRefusedAsTruncated(@ForAll("sizes") int size) {
    try {
      ElfReader.read("cut.elf", ByteBuffer.wrap(Arrays.copyOf(GOOD, size)));
    } catch (PortkitException e) {
      assertEquals(size == 0 ? Failure.NOT_ELF : Failure.TRUNCATED_ELF, e.failure());
      return;
    }
    throw new AssertionError("a file cut at " + size + " was accepted");
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(0, GOOD.length - 1);
  }

  @Property(tries = 20_000)
  void corruptionIsRefusedOrHarmless(@ForAll("changes") List<Change> changes) {
    byte[] bytes = GOOD.clone();
    for (Change change : changes) {
      change.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }
    judge(bytes);
  }

  /** Header fields get the values at which arithmetic goes wrong; other places random bytes. */
  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Long> words =
        Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.of(
                0L,
                1L,
                -1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                0xffff_ffffL,
                0x7fff_ffffL,
                (long) GOOD.length,
                ProgramImage.HIGHEST_ADDRESS,
                -4096L));
    Arbitrary<Integer> inWords =
        Arbitraries.integers().between(0, GOOD.length / 8 - 1).map(index -> 8 * index);
    Arbitrary<Integer> inHeaders =
        Arbitraries.integers().between(0, ElfBuilder.NOTE / 8 + 4).map(index -> 8 * index);
    Arbitrary<Change> word =
        Combinators.combine(Arbitraries.oneOf(inWords, inHeaders), words).as(Word::new);
    Arbitrary<Change> small =
        Combinators.combine(Arbitraries.integers().between(0, GOOD.length - 1), Arbitraries.bytes())
            .as(Single::new);
    return Arbitraries.oneOf(word, small).list().ofMinSize(1).ofMaxSize(4);
  }

  @Property
  void noiseIsRefused(@ForAll byte[] noise) {
    judge(noise);
  }

  private static void judge(byte[] bytes) {
    try {
      ProgramImage image = ElfReader.read("bad.elf", ByteBuffer.wrap(bytes));
      for (Segment segment : image.segments()) {
        assertEquals(segment.fileSize(), image.content(segment).remaining());
        assertFalse(segment.writable() && segment.executable());
      }
      image.symbols().describe(image.entry());
    } catch (PortkitException e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }
}
