package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import portkit.metal.boot.BootProgram;
import portkit.metal.compiler.platform.Freestanding;

/** The same program gives the same image, byte for byte. */
class DeterminismTest {
  private static BootProgram build() {
    Program program =
        new MetalCompiler(LanguageCases.class.getClassLoader())
            .exportStatics(LanguageCases.class)
            .compile();
    return Freestanding.link(program, "program", "/src");
  }

  @Test
  void twoBuildsAreEqual() {
    BootProgram first = build();
    BootProgram second = build();
    assertEquals(first.sections().size(), second.sections().size());
    for (int i = 0; i < first.sections().size(); i++) {
      assertArrayEquals(
          first.sections().get(i).content(),
          second.sections().get(i).content(),
          first.sections().get(i).name());
    }
    assertEquals(first.symbols(), second.symbols());
    assertEquals(first.debug(), second.debug());
  }
}
