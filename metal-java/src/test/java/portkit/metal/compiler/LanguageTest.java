package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The language that compiles, judged by the JVM. */
class LanguageTest {
  @Test
  void compiledCodeDoesWhatTheJvmDoes() {
    Differential run = new Differential(LanguageCases.class).run(new Random(2), 2000);
    assertTrue(run.traps() > 1000, "traps: " + run.traps());
  }
}
