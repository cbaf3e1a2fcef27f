package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import portkit.os.process.ChildProcess;
import portkit.os.process.FreePort;

/** The hosted port under a Java debugger, which a JVM wants to know of when it starts: another. */
final class JavaDebugging {
  private static final String AGENT =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:";

  private JavaDebugging() {}

  /** Starts the JVM, tells how to attach, and waits for the program's end. */
  static int run(Path elf, List<String> options, List<String> arguments)
      throws InterruptedException {
    int port = FreePort.choose();
    Path command = Home.folder().resolve("scripts/portkit");
    List<String> line = new ArrayList<>(List.of(command.toString(), "run", "--port", "hosted"));
    line.addAll(options);
    line.addAll(List.of(elf.toString(), "--"));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("PORTKIT_JAVA_OPTIONS", AGENT + port);
    System.err.printf(
        """
        portkit: the JVM waits; attach with
          jdb -attach 127.0.0.1:%d
        or from an IDE as a remote JVM at that address; stop in portkit.hosted.HostedOs.reserve
        """,
        port);
    return ChildProcess.attend(builder);
  }
}
