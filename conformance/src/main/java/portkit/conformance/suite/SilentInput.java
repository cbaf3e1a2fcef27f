package portkit.conformance.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Input from somebody who does not type anything for a while and then goes away. */
final class SilentInput extends InputStream {
  private static final int MILLISECONDS = 4000;

  @Override
  public int read() throws IOException {
    try {
      Thread.sleep(MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    return -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return read();
  }
}
