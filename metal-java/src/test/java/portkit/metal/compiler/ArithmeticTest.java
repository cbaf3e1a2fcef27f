package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic as Java defines it. */
class ArithmeticTest {
  @Test
  void compiledArithmeticEqualsTheJvms() {
    Differential run = new Differential(ArithmeticCases.class).run(new Random(1), 3000);
    assertTrue(run.traps() > 100, "divisions by zero: " + run.traps());
  }
}
