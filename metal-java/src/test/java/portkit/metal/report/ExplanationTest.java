package portkit.metal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.compiler.MetalCompiler;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Each pass that explanations show leaves its mark. */
class ExplanationTest {
  private static String explain(String method) {
    MetalCompiler compiler =
        new MetalCompiler(ExplanationTest.class.getClassLoader()).exportStatics(Digest.class);
    return Explanation.of(
        compiler,
        m -> m.name().equals(method),
        Explanation.Detail.PASSES,
        new SourceLines(List.of()));
  }

  @Test
  void eachPassLeavesItsMark() {
    String text = explain("digest");
    String merged = text.substring(0, text.indexOf("after VALUE_NUMBERING"));
    String ranged = text.substring(text.indexOf("after RANGE_CHECKS"));
    String divided = text.substring(text.indexOf("after DIVISION_BY_CONSTANT"));
    assertTrue(merged.contains("Bounds"), text);
    assertFalse(ranged.contains("Bounds"), text);
    assertTrue(merged.contains("Binary DIV"), text);
    assertFalse(divided.contains("Binary DIV"), text);
    assertTrue(text.contains("weigh:23 < digest:15"), text);
  }

  @Test
  void aMethodThatIsInlinedEverywhereHasNoFunction() {
    PortkitException e = assertThrows(PortkitException.class, () -> explain("weigh"));
    assertEquals(Failure.UNBUILDABLE, e.failure());
    assertEquals(
        "the program has no function of that name: it is not reached, or inlined everywhere",
        e.getMessage());
  }
}
