package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.Export;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** The listing that docs/metal-java.md walks through. */
class ExplanationTest {
  /** The method explained. */
  static final class Samples {
    private static final int[] SAMPLES = new int[64];

    private Samples() {}

    @Export("average")
    static int average(int limit) {
      int sum = 0;
      for (int i = 0; i < SAMPLES.length; i++) {
        if (SAMPLES[i] > limit) {
          sum += SAMPLES[i];
        }
      }
      return sum / 10;
    }

    @Export("record")
    static void record(int at, int value) {
      SAMPLES[at] = value;
    }
  }

  private static MetalCompiler compiler() {
    return new MetalCompiler(ExplanationTest.class.getClassLoader()).exportStatics(Samples.class);
  }

  @Test
  void eachPhaseLeavesItsMark() {
    String text = Explanation.of(compiler(), "average");
    String merged = text.substring(0, text.indexOf("== after VALUE_NUMBERING"));
    String ranged = text.substring(text.indexOf("== after RANGE_CHECKS"));
    String divided = text.substring(text.indexOf("== after DIVISION_BY_CONSTANT"));
    assertTrue(merged.contains("Bounds"), text);
    assertFalse(ranged.contains("Bounds"), "i < 64 is known: " + text);
    assertTrue(merged.contains("Binary DIV"), text);
    assertFalse(divided.contains("Binary DIV"), text);
    assertTrue(text.contains("== machine code"), text);
    assertTrue(text.contains("Samples.average(ExplanationTest.java:"), text);
  }

  @Test
  void anUnknownMethodIsRefused() {
    PortkitException e =
        assertThrows(PortkitException.class, () -> Explanation.of(compiler(), "missing"));
    assertEquals(Failure.USAGE, e.failure());
    assertEquals(
        "no function is called missing: it is not reached, or inlined wherever it is;"
            + " there are [average, record]",
        e.getMessage());
  }
}
