package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Compiled code does what the JVM does: over methods written for it and over random programs, each
 * with fixed seeds, which find again what was found once, and fresh ones, which look further. The
 * seeds are printed.
 */
class DifferentialProperties {
  /** How many calls a run of this class must have compared. */
  private static final long CALLS = 2_000_000;

  private static final int PROGRAMS = 50;
  private static final int CALLS_OF_A_METHOD = 3_000;
  private static final int CALLS_OF_A_WRITTEN_METHOD = 8_000;

  private static long calls;
  private static long traps;

  @Property(
      tries = PROGRAMS,
      seed = "2026",
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void randomProgramsOfAFixedSeed(@ForAll("programs") RandomProgram program)
      throws ClassNotFoundException {
    compare(program);
  }

  @Property(
      tries = PROGRAMS,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void randomProgramsOfAFreshSeed(@ForAll("programs") RandomProgram program)
      throws ClassNotFoundException {
    compare(program);
  }

  @Provide
  static Arbitrary<RandomProgram> programs() {
    return RandomProgram.programs();
  }

  private static void compare(RandomProgram program) throws ClassNotFoundException {
    SourceClasses classes = new SourceClasses(RandomProgram.NAME, program.source());
    Class<?> type = Class.forName(RandomProgram.NAME, true, classes);
    try (Differential run = new Differential(type)) {
      // The same arguments for the same program: what fails must fail again to be shrunk.
      count(run.run(new Random(program.hashCode()), CALLS_OF_A_METHOD));
    }
  }

  @Example
  void writtenMethodsOfAFixedSeed() {
    compareWritten(1);
  }

  @Example
  void writtenMethodsOfAFreshSeed() {
    compareWritten(System.nanoTime());
  }

  private static void compareWritten(long seed) {
    System.out.println("written methods: arguments of the seed " + seed);
    for (Class<?> cases : WrittenCases.CLASSES) {
      try (Differential run = new Differential(cases)) {
        count(run.run(new Random(seed), CALLS_OF_A_WRITTEN_METHOD));
      }
    }
  }

  private static void count(Differential run) {
    calls += run.calls();
    traps += run.traps();
  }

  @AfterContainer
  static void enoughWasCompared() {
    System.out.printf("compared %,d calls, of which %,d ended in a trap%n", calls, traps);
    assertTrue(calls >= CALLS, () -> "only " + calls + " calls were compared");
    assertTrue(traps >= CALLS / 20, () -> "only " + traps + " calls ended in a trap");
  }
}
