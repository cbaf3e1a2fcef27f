package portkit.hosted.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.Errno;

/** The edges that a random walk seldom meets. */
class AddressSpaceTest {
  private static final long EINVAL = Errno.EINVAL.result();
  private static final long GIB = 1 << 30;

  private final AddressSpace space = new AddressSpace();

  @AfterEach
  void clear() {
    space.clear();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 47, -4096})
  void reserveRefusesImpossibleSizes(long n) {
    assertEquals(0, space.reserve(0, n));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1, 4095, Long.MIN_VALUE, Long.MAX_VALUE, 0x8000_0000_0000L})
  void reserveIgnoresImpossibleHints(long hint) {
    assertNotEquals(0, space.reserve(hint, 4096));
  }

  @Test
  void takesAHintThatIsFree() {
    long hint = 0x1234_5600_0000L;
    assertEquals(hint, space.reserve(hint, 1 << 20));
  }

  @Test
  void hasTwoGibibytesOfAddressSpace() {
    for (int i = 0; i < 4; i++) {
      assertNotEquals(0, space.reserve(0, GIB / 2));
    }
    assertEquals(2 * GIB, space.use().reserved());
    assertEquals(0, space.use().committed());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -4096, Long.MIN_VALUE, Long.MAX_VALUE})
  void refusesImpossibleRanges(long n) {
    long p = space.reserve(0, 1 << 16);
    assertEquals(EINVAL, space.commit(p, n));
    assertEquals(EINVAL, space.decommit(p, n));
    assertEquals(EINVAL, space.release(p, n));
    assertEquals(EINVAL, space.commit(n, 4096));
    assertEquals(1 << 16, space.use().reserved());
  }

  @Test
  void doesNotTouchMemoryThatIsNotTheProgramsOwn() {
    long lent = space.reserve(0, 4096);
    assertEquals(0, space.release(lent, 4096));
    space.lendToRead(lent, 100);
    assertEquals(EINVAL, space.commit(lent, 4096));
    assertEquals(EINVAL, space.release(lent, 4096));
    assertTrue(space.readable(lent, 100));
    assertFalse(space.readable(lent, 101));
    assertFalse(space.writable(lent, 1));
    space.takeBack(lent, 100);
    assertFalse(space.readable(lent, 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, -8, Long.MIN_VALUE, Long.MAX_VALUE, 0x7fff_ffff_f000L})
  void bogusAddressesAreNobodys(long p) {
    assertEquals(0, space.commit(space.reserve(0, 4096), 4096)); // something to confuse them with
    assertFalse(space.readable(p, 1));
    assertFalse(space.writable(p, Long.MAX_VALUE));
    assertFalse(space.copyOut(p, new byte[1]));
    assertFalse(space.wordIs(p, 0));
  }

  @Test
  void hugeSizesDoNotWrapAround() {
    long p = space.reserve(0, 4096);
    assertEquals(0, space.commit(p, 4096));
    assertTrue(space.readable(p, 4096));
    assertFalse(space.readable(p, -1));
    assertFalse(space.readable(p, Long.MAX_VALUE));
    assertFalse(space.readable(p, -p + 4096));
  }

  @Test
  void copiesInAndOut() {
    long p = space.reserve(0, 8192);
    assertEquals(0, space.commit(p, 4096));
    assertTrue(space.copyIn(p + 4094, new byte[] {1, 2, 3}, 2));
    byte[] out = new byte[2];
    assertTrue(space.copyOut(p + 4094, out));
    assertArrayEquals(new byte[] {1, 2}, out);
    assertFalse(space.copyIn(p + 4094, new byte[] {1, 2, 3}, 3), "beyond what is committed");
  }
}
