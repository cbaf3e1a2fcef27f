package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the hosted port is for: a debugger stops in a port while the real Go runtime boots. */
class BreakpointTest {
  private static final String AGENT =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

  private static final String PROMPT = "guest-main\\[1\\]";

  @Test
  void breakpointInReserveStopsWhileGosRuntimeBoots() throws IOException, InterruptedException {
    ProcessBuilder portkit =
        new ProcessBuilder(
            Portkit.COMMAND.toString(), "run", "--step", Portkit.example("hello").toString());
    portkit.environment().put("PORTKIT_NO_BUILD", "1");
    portkit.environment().put("PORTKIT_JAVA_OPTIONS", AGENT);
    try (Debugger guest = new Debugger(portkit)) {
      String port = guest.hear("Listening for transport dt_socket at address: (\\d+)").group(1);
      try (Debugger jdb = Debugger.attach("127.0.0.1:" + port)) {
        jdb.say("stop in portkit.hosted.HostedOs.reserve");
        jdb.hear("Deferring breakpoint");
        jdb.hear("main\\[1\\]");
        jdb.say("cont");
        jdb.hear("Breakpoint hit: .*portkit\\.hosted\\.HostedOs\\.reserve\\(\\)");
        jdb.hear(PROMPT);
        jdb.say("locals");
        jdb.hear("n = [1-9]\\d*");
        jdb.hear(PROMPT);
        jdb.say("where");
        jdb.hear("HostedOs\\.reserve");
        jdb.hear(PROMPT);
        jdb.say("step up");
        jdb.hear("Step completed: .*ServedCalls\\.call\\(\\)");
        jdb.hear(PROMPT);
        jdb.say("cont");
        jdb.hear("Breakpoint hit: .*portkit\\.hosted\\.HostedOs\\.reserve\\(\\)");
        jdb.hear(PROMPT);
        jdb.say("clear portkit.hosted.HostedOs.reserve");
        jdb.hear("Removed: breakpoint");
        jdb.hear(PROMPT);
        jdb.say("cont");
        guest.hear("hello from tiny/amd64");
        assertEquals(0, guest.exitCode());
      }
    }
  }
}
