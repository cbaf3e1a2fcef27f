package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;

/** Strings that end with a zero. They end where memory ends, so reading on would fail. */
class CStringTest {
  private static final long END = 0x2000;
  private static final long TEXT = END - 6;
  private final Machine machine = new Machine();

  CStringTest() {
    machine.memory().ram(0x1000, 0x1000);
    machine.memory().write(TEXT, new byte[] {'h', 'e', 'l', 'l', 'o', 0});
  }

  @Test
  void lengthAndComparison() {
    machine.run(
        () -> {
          assertEquals(5, CString.length(TEXT));
          assertTrue(CString.equals(TEXT, "hello"));
          assertFalse(CString.equals(TEXT, "hell"));
          assertFalse(CString.equals(TEXT, "hello, world"));
          assertTrue(CString.startsWith(TEXT, "hell"));
          assertTrue(CString.startsWith(TEXT, ""));
          assertFalse(CString.startsWith(TEXT, "help"));
        });
  }

  @Test
  void copiesAreCutOffAndEnded() {
    machine.run(
        () -> {
          Memory.fill(0x1000, 0xff, 16);
          assertEquals(3, CString.copy(0x1000, 4, TEXT));
          assertTrue(CString.equals(0x1000, "hel"));
          assertEquals(0xff, Memory.load8(0x1004));
          assertEquals(5, CString.copy(0x1000, 6, TEXT));
          assertTrue(CString.equals(0x1000, "hello"));
          assertEquals(2, CString.put(0x1000, 3, "abc"));
          assertTrue(CString.equals(0x1000, "ab"));
        });
  }
}
