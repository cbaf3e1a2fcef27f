package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Duration;
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
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/** Kernels that are wired in another way: to the extreme, or wrong, which the tests must notice. */
class OtherKernelsTest {
  private static final String BOARD = Boards.MICROVM;
  private static final long SHORT_SLICE = 50_000;

  @TempDir private Path folder;
  private TestPrograms programs;

  @BeforeEach
  void start() {
    programs = new TestPrograms(folder);
  }

  /** Saves nothing when a thread is preempted. */
  static final class ForgetfulVectorUnit extends VectorUnit {
    @Override
    public void save(long area) {}
  }

  private Outcome stress(Kernel kernel, Duration limit) throws Exception {
    programs.use(BOARD, BareMetalImage.build(BOARD, kernel));
    Launch launch = Launch.of(List.of("stress")).withTimeLimit(limit);
    return programs.run(BOARD, ProgramImage.read(programs.elf("stress")), launch, "");
  }

  @Test
  void slicesOfFiftyMicrosecondsDoNoHarm() throws Exception {
    Kernel kernel = new Kernel(Boards.microvm(), SHORT_SLICE, new VectorUnit());
    assertEquals(new Outcome(0, "ok\n"), stress(kernel, Duration.ofMinutes(3)));
  }

  @Test
  void vectorRegistersThatAreNotSavedAreNoticed() throws Exception {
    Kernel kernel = new Kernel(Boards.microvm(), SHORT_SLICE, new ForgetfulVectorUnit());
    try {
      assertNotEquals(0, stress(kernel, Duration.ofSeconds(20)).exitCode());
    } catch (PortkitException e) {
      // What has lost its registers may also run for ever.
      assertEquals(Failure.TIME_LIMIT, e.failure());
    }
  }
}
