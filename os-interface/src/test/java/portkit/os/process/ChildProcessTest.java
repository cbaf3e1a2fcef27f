package portkit.os.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;
import portkit.os.PortkitException;

class ChildProcessTest {
  /** In hundredths of a second: a process that is killed dies when it is next given the CPU. */
  private static final int PATIENCE = 1000;

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private static ProcessBuilder shell(String script) {
    return new ProcessBuilder("/bin/sh", "-c", script);
  }

  @Test
  void outputErrorsAndExitCodeAreKept() {
    ChildProcess.Result result = ChildProcess.run(shell("echo out; echo err >&2; exit 3"), LONG);
    assertEquals(new ChildProcess.Result(3, "out\n", "err\n"), result);
    assertEquals("err", result.complaint());
    assertEquals("exit code 4", ChildProcess.run(shell("exit 4"), LONG).complaint());
  }

  @Test
  void itReadsNothing() {
    assertEquals("", ChildProcess.run(shell("cat"), LONG).output());
  }

  @Test
  void aLateOneIsEndedWithAllThatItHasStarted() throws Exception {
    Path pid = folder.resolve("pid");
    Files.createFile(pid);
    Process process = ChildProcess.start(shell("sleep 1000 & echo $! >" + pid + "; wait"));
    for (int i = 0; i < PATIENCE && !Files.readString(pid).endsWith("\n"); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    PortkitException late =
        assertThrows(
            PortkitException.class,
            () -> ChildProcess.await(process, "the shell", Duration.ofMillis(1)));
    assertEquals(Failure.TIME_LIMIT, late.failure());
    assertEquals("the shell did not end within 0.001 s", late.getMessage());
    long grandchild = Long.parseLong(Files.readString(pid).strip());
    assertFalse(runs(grandchild));
  }

  /** A killed process stays in the table until its parent, here init, has asked for its status. */
  private static boolean runs(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return !status.contains("State:\tZ");
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void aMissingProgramIsNamed() {
    PortkitException missing =
        assertThrows(
            PortkitException.class,
            () -> ChildProcess.runVisibly(List.of("/no/such/program"), LONG));
    assertEquals(Failure.TOOL_MISSING, missing.failure());
    assertTrue(missing.getMessage().startsWith("cannot run /no/such/program: "));
  }

  @Test
  void aFailureOfAVisibleOneIsAnError() {
    PortkitException failed =
        assertThrows(
            PortkitException.class,
            () -> ChildProcess.runVisibly(List.of("/bin/sh", "-c", "exit 5"), LONG));
    assertEquals("/bin/sh -c exit 5 failed: 5", failed.getMessage());
  }
}
