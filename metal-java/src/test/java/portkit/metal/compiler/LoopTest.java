package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loops, judged by the JVM. */
class LoopTest {
  @Test
  void rewrittenLoopsDoWhatTheJvmDoes() {
    Differential run = new Differential(LoopCases.class).run(new Random(3), 2000);
    assertTrue(run.traps() > 1000, "traps: " + run.traps());
  }
}
