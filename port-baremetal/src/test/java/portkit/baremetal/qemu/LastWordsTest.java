package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BareMetalImage;
import portkit.baremetal.kernel.Kernel;
import portkit.baremetal.qemu.TestPrograms.Outcome;
import portkit.baremetal.thread.VectorUnit;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** What is said when a program or the kernel cannot go on: with the names of Java and of Go. */
class LastWordsTest {
  private static final String BOARD = Boards.MICROVM;

  @TempDir private Path folder;
  private TestPrograms programs;

  @BeforeEach
  void start() {
    programs = new TestPrograms(folder);
  }

  private Outcome run(Launch launch) throws Exception {
    return programs.run(
        BOARD,
        ProgramImage.read(programs.elf("faults")),
        launch.withTimeLimit(Duration.ofMinutes(2)),
        "");
  }

  @Test
  void aFaultThatNobodyHandlesIsToldWithGosFunctionsAndLines() throws Exception {
    Outcome outcome = run(Launch.of(List.of("faults", "die")).hiding(EnumSet.of(Profile.FAULTS)));
    assertEquals(2, outcome.exitCode());
    assertContains(outcome, "(?s).*portkit: program: memory fault \\(vector 14, error \\d+\\).*");
    assertContains(outcome, "(?s).* cr2 00000000000000[0-9a-f]{2}\n.*");
    assertContains(outcome, "(?s).*  at [0-9a-f]{16} main\\.main\\.func\\d+ line \\d+\n.*");
    assertContains(
        outcome,
        "(?s).*  called from [0-9a-f]{16} main\\.main line \\d+\n  called from [0-9a-f]{16} runtime\\.main line \\d+\n.*");
    assertContains(outcome, "(?s).*  called from [0-9a-f]{16} runtime\\.goexit line \\d+\n.*");
  }

  /** Breaks when a thread gives way in a call. */
  static final class BrokenVectorUnit extends VectorUnit {
    @Override
    public void saveControls(long area) {
      throw new IllegalStateException("broken for a test");
    }
  }

  @Test
  void aDefectOfTheKernelIsToldWithTheMethodsUpToTheProgramsCall() throws Exception {
    Kernel kernel = new Kernel(Boards.microvm(), Kernel.SLICE, new BrokenVectorUnit());
    programs.use(BOARD, BareMetalImage.build(BOARD, kernel));
    Outcome outcome = run(Launch.of(List.of("faults")));
    assertEquals(Failure.INTERNAL.exitCode(), outcome.exitCode());
    assertContains(outcome, "(?s)portkit: kernel: [^\n]*IllegalStateException.*");
    assertContains(outcome, "(?s).*  at [^\n]*BrokenVectorUnit\\.saveControls.* line \\d+\n.*");
    assertContains(outcome, "(?s).*  at [^\n]*SleepCalls\\.sleep.* line \\d+\n.*");
    assertContains(outcome, "(?s).*  called from [0-9a-f]{16} runtime\\.oscall line \\d+\n.*");
  }

  private static void assertContains(Outcome outcome, String pattern) {
    assertTrue(outcome.output().matches(pattern), pattern + " in:\n" + outcome.output());
  }
}
