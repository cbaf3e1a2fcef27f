package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;

/** {@code portkit debug}: a debugger comes to a program that waits, on both kinds of port. */
class DebugTest {
  private static final Path CALLS =
      Portkit.ROOT.resolve(
          "port-baremetal/src/main/java/portkit/baremetal/kernel/MemoryCalls.java");

  @TempDir Path folder;

  private static Debugger debug(String... arguments) throws IOException {
    Portkit.requireBuilt();
    List<String> line = new ArrayList<>(List.of(Portkit.COMMAND.toString(), "debug"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    return new Debugger(builder);
  }

  private static String hello() {
    return Portkit.example("hello").toString();
  }

  /**
   * The return in {@code MemoryCalls.reserve}. The calls before it have no code on their lines: all
   * of it is inlined from other files.
   */
  private static String javaLine() throws IOException {
    List<String> lines = Files.readAllLines(CALLS);
    int end = lines.indexOf("    long result = space.reserve(hint, n);") + 2;
    assertEquals("    return result;", lines.get(end));
    return "MemoryCalls.java:" + (end + 1);
  }

  @Test
  void gdbStopsAtAJavaLineAndInAGoFunction() throws IOException, InterruptedException {
    try (Debugger guest = debug("--port", "baremetal:pc", "--timeout", "120", hello())) {
      String line = guest.hear("attach with\\s+(gdb .*)\n").group(1);
      try (Debugger gdb = new Debugger(new ProcessBuilder("bash", "-c", line))) {
        gdb.hear("0x000000000000fff0");
        gdb.say("break " + javaLine());
        gdb.hear("Breakpoint 1 at 0x1.*MemoryCalls.java");
        gdb.say("continue");
        gdb.hear("Breakpoint 1, .*MemoryCalls.reserve");
        gdb.hear("return result;");
        gdb.say("backtrace");
        gdb.hear("#1 .*runtime\\.\\w+");
        gdb.say("delete 1");
        gdb.say("break main.main");
        gdb.hear("Breakpoint 2 at .*hello.go");
        gdb.say("continue");
        gdb.hear("Breakpoint 2, main.main");
        gdb.say("backtrace");
        gdb.hear("#1 .*runtime.main");
        // Who is preempted there comes to it again.
        gdb.say("delete 2");
        gdb.say("continue");
        guest.hear("hello from tiny/amd64");
        assertEquals(0, guest.exitCode());
      }
    }
  }

  @Test
  void gdbRunsHereAndItsEndIsTheMachines() throws IOException {
    Path commands = folder.resolve("commands");
    Files.writeString(commands, "break main.main\ncontinue\nbacktrace\nquit\n");
    Portkit.Result result =
        new Portkit().input(commands).go("debug", "--port=baremetal", "--gdb", hello()).exits(0);
    assertTrue(result.out().contains("Breakpoint 1, main.main"), result::toString);
    Files.writeString(commands, "continue\n");
    new Portkit()
        .input(commands)
        .go("debug", "--port=baremetal", "--gdb", Portkit.example("crash").toString())
        .exits(2);
  }

  @Test
  void aJavaDebuggerAttachesToTheHostedPort() throws IOException, InterruptedException {
    try (Debugger guest = debug("--port", "hosted", hello(), "--", "a b")) {
      String address = guest.hear("jdb -attach (\\S+)\n").group(1);
      try (Debugger jdb = Debugger.attach(address)) {
        jdb.say("cont");
        guest.hear("argument 1: a b");
        assertEquals(0, guest.exitCode());
      }
    }
  }

  @Test
  void gdbIsForMachines() {
    Portkit.run("debug", "--gdb", "--port=hosted", hello())
        .exits(Failure.USAGE.exitCode())
        .complains("gdb debugs a machine, not port hosted: use --port baremetal");
  }
}
