package portkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where standard error goes. */
final class StandardError {
  private StandardError() {}

  /**
   * Whether it is a terminal. {@link java.io.Console} knows only of standard input and output; what
   * stands behind a descriptor is in /proc (proc(5)).
   */
  static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
