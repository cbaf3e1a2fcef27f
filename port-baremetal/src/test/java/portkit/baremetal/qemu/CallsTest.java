package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.baremetal.qemu.TestPrograms.Outcome;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.os.Errno;
import portkit.os.Launch;
import portkit.os.OsTable;

/** Calls that a proper program does not make, on a machine. */
class CallsTest {
  private static final long EFAULT = Errno.EFAULT.result();
  private static final long EINVAL = Errno.EINVAL.result();

  @TempDir private static Path folder;
  private static TestPrograms programs;

  @BeforeAll
  static void start() {
    programs = new TestPrograms(folder);
  }

  private Outcome run(GuestProgram program) throws IOException {
    Launch launch = Launch.of(List.of("guest")).withTimeLimit(Duration.ofMinutes(1));
    return programs.run("microvm", program.write(folder.resolve("guest")), launch, "");
  }

  /** Nil, the kernel's image, nobody's, the last address, one that is none, the direct map. */
  private static long[] badPointers() {
    return new long[] {
      0, 8, 0x10_0000, 0x13_0000, 0x5000_0000L, -4096, 0x8000_0000_0000L, 0xffff_8000_0010_0000L
    };
  }

  @Test
  void aBadPointerIsRefusedByEveryCall() throws IOException {
    GuestProgram program = new GuestProgram();
    for (long bad : badPointers()) {
      program
          .call(OsTable.WRITE, EFAULT, 1, bad, 10)
          .call(OsTable.RANDOM, EFAULT, bad, 10)
          .call(OsTable.SLEEP, EFAULT, bad, 0, 0)
          .call(OsTable.WAKEUP, EFAULT, bad, 1);
    }
    program
        .call(OsTable.RANDOM, EFAULT, GuestProgram.code(), 10)
        .call(OsTable.RANDOM, EFAULT, GuestProgram.data(), -1)
        .call(OsTable.WRITE, EFAULT, 1, GuestProgram.data(), -1)
        .call(OsTable.SLEEP, EINVAL, GuestProgram.data() + 2, 0, 0)
        .call(OsTable.WAKEUP, EINVAL, 2, 1)
        .call(OsTable.SETTLS, EINVAL, 1L << 47)
        .call(OsTable.SPAWN, EINVAL, GuestProgram.code(), 0, 1L << 47)
        .call(OsTable.INTERRUPT, Errno.ESRCH.result(), 0x1234)
        .call(OsTable.WRITE, Errno.EBADF.result(), 3, GuestProgram.data(), 1)
        .call(OsTable.READ, Errno.EBADF.result(), 1, GuestProgram.data(), 1)
        .call(OsTable.READ, 0, 0, 0, 0)
        .call(OsTable.READ, EFAULT, 0, 8, 1)
        .call(OsTable.WRITE, 0, 1, 0, 0)
        .call(OsTable.COMMIT, EINVAL, GuestProgram.data(), 4096)
        .call(OsTable.RELEASE, EINVAL, GuestProgram.data(), 4096);
    assertEquals(new Outcome(0, ""), run(program));
  }

  @Test
  void callsDoWhatTheySay() throws IOException {
    GuestProgram program =
        new GuestProgram()
            .call(OsTable.RANDOM, 10, GuestProgram.data(), 10)
            .call(OsTable.SLEEP, Errno.EAGAIN.result(), GuestProgram.data() + 16, 1, 0)
            .call(OsTable.SLEEP, Errno.ETIMEDOUT.result(), GuestProgram.data() + 16, 0, 1000)
            .call(OsTable.WAKEUP, 0, GuestProgram.data() + 16, 1)
            .call(OsTable.SETTLS, 0, 0x7000)
            .call(OsTable.INTERRUPT, 0, 0x7000);
    assertEquals(new Outcome(0, ""), run(program));
  }

  @Test
  void aFaultWithoutHandlerEndsTheProgramWithAReport() throws IOException {
    Outcome outcome =
        run(
            new GuestProgram()
                .emit((asm, table) -> asm.mov(Width.QWORD, Reg.RAX, Mem.absolute(8))));
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.output().startsWith("portkit: program: memory fault"), outcome.output());
    assertTrue(outcome.output().contains("cr2 0000000000000008"), outcome.output());
  }

  @Test
  void codeAndConstantsCannotBeWritten() throws IOException {
    Outcome outcome =
        run(
            new GuestProgram()
                .emit(
                    (asm, table) -> {
                      asm.set(Reg.RAX, GuestProgram.code());
                      asm.mov(Width.QWORD, Mem.at(Reg.RAX), Reg.RAX);
                    }));
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.output().startsWith("portkit: program: memory fault"), outcome.output());
  }

  @Test
  void dataCannotBeExecuted() throws IOException {
    Outcome outcome =
        run(
            new GuestProgram()
                .emit(
                    (asm, table) -> {
                      asm.set(Reg.RAX, GuestProgram.data());
                      asm.call(Reg.RAX);
                    }));
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.output().contains("rip 0000000000600000"), outcome.output());
  }

  @Test
  void aStackThatIsUsedUpEndsInAReportAndNotInAReset() throws IOException {
    Outcome outcome =
        run(
            new GuestProgram()
                .emit(
                    (asm, table) -> {
                      var again = asm.here("again");
                      asm.push(Reg.RAX);
                      asm.jmp(again);
                    }));
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.output().startsWith("portkit: program: memory fault"), outcome.output());
  }
}
