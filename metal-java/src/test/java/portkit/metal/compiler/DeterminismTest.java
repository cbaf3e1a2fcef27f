package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import portkit.metal.boot.BootProgram;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.elf.Section;

/** The same program gives the same image, byte for byte. */
class DeterminismTest {
  private static BootProgram build(Class<?> cases) {
    Program program = new MetalCompiler(cases.getClassLoader()).exportStatics(cases).compile();
    return Freestanding.link(program, "program", "/src");
  }

  /** The JVM numbers the classes of lambdas as it likes. */
  @Test
  void whatTheJvmMakesUpIsNotInTheImage() {
    BootProgram lambdas = build(LambdaCases.class);
    for (Section s : lambdas.sections()) {
      String text = new String(s.content(), StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("$$Lambda/0x"), s.name());
    }
    assertFalse(lambdas.debug().toString().contains("$$Lambda/0x"));
    assertFalse(lambdas.symbols().toString().contains("$$Lambda/0x"));
  }

  @Test
  void twoBuildsAreEqual() {
    BootProgram first = build(LanguageCases.class);
    BootProgram second = build(LanguageCases.class);
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
