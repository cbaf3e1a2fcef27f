package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portkit.metal.asm.Width.QWORD;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.hosted.guest.ChildJvm;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Jdb;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.OsTable;

/** A breakpoint in a call stops the program, whose thread is then an ordinary one of Java's. */
class DebuggerTest {
  private static final String AGENT =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

  @TempDir Path folder;

  @Test
  void aBreakpointInReserveStops() throws Exception {
    Path elf = Files.write(folder.resolve("guest.elf"), program().elf());
    Process jvm =
        new ChildJvm(folder)
            .option(AGENT)
            .builder("--step", elf)
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader out = jvm.inputReader();
        Jdb jdb = new Jdb(port(out))) {
      jdb.type("stop in portkit.hosted.HostedOs.reserve", "Deferring breakpoint");
      jdb.type("cont", "Breakpoint hit: \"thread=guest-main\", portkit.hosted.HostedOs.reserve()");
      jdb.type("where", "[1] portkit.hosted.HostedOs.reserve");
      jdb.expect("portkit.hosted.CallGate.serve");
      jdb.expect("portkit.hosted.GuestThread.run");
      jdb.type("locals", "n = 123456");
      jdb.type("print hint", "hint = 8192");
      jdb.type("print guest.program().name()", "guest.elf\"");
      jdb.type("step", "Step completed: \"thread=guest-main\", portkit.hosted.memory.AddressSpace");
      jdb.type("step up", "Step completed: \"thread=guest-main\", portkit.hosted.HostedOs.reserve");
      jdb.type("cont", "Breakpoint hit: \"thread=guest-main\", portkit.hosted.HostedOs.reserve()");
      jdb.type("print n", "n = 654321");
      jdb.type("clear portkit.hosted.HostedOs.reserve", "Removed");
      jdb.type("cont", "");
      assertEquals("went on", out.readLine());
      assertTrue(jvm.waitFor(60, TimeUnit.SECONDS), "still runs");
    } finally {
      jvm.destroyForcibly();
    }
    assertEquals(42, jvm.exitValue());
  }

  private static GuestProgram program() {
    GuestProgram g = new GuestProgram();
    g.os(OsTable.RESERVE, 8192, 123_456);
    g.a.mov(QWORD, Reg.RBX, Reg.RAX);
    g.os(OsTable.COMMIT, Reg.RBX, 123_456);
    g.a.mov(QWORD, Mem.at(Reg.RBX), 1);
    g.os(OsTable.RESERVE, 0, 654_321);
    g.print("went on\n");
    g.exit(42);
    return g;
  }

  /** The JVM says first of all where it listens. */
  private static int port(BufferedReader out) throws Exception {
    String line = out.readLine();
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1).trim());
  }
}
