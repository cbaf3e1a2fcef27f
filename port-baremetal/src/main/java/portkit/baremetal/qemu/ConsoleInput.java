package portkit.baremetal.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Input on its way to a machine's serial line, which has no end of its own: see {@link
 * portkit.baremetal.driver.Console} for how the end is marked.
 */
final class ConsoleInput {
  private static final int ESCAPE = 0x10;
  private static final int END = 0x04;
  private static final int PIECE = 4096;

  private final OutputStream line;

  ConsoleInput(OutputStream line) {
    this.line = line;
  }

  /** Sends everything and then the end; stops early if the machine has ended. */
  void pump(InputStream input) {
    byte[] piece = new byte[PIECE];
    try {
      for (int n = input.read(piece); n >= 0; n = input.read(piece)) {
        send(piece, n);
      }
      line.write(ESCAPE);
      line.write(END);
      line.flush();
    } catch (IOException e) {
      // The machine has ended before its input has.
    }
  }

  private void send(byte[] piece, int n) throws IOException {
    for (int i = 0; i < n; i++) {
      if (piece[i] == ESCAPE) {
        line.write(ESCAPE);
      }
      line.write(piece[i]);
    }
    line.flush();
  }
}
