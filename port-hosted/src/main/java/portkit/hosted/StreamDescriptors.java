package portkit.hosted;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import portkit.hosted.memory.AddressSpace;
import portkit.os.Errno;
import portkit.os.Streams;

/** Descriptors that lead to streams of Java's, so that one JVM can run and judge many programs. */
final class StreamDescriptors implements Descriptors {
  private static final int MOST_AT_A_TIME = 1 << 16;

  private final AddressSpace memory;
  private final InputStream input;
  private final OutputStream output;
  private final OutputStream error;

  StreamDescriptors(Streams streams, AddressSpace memory) {
    this.memory = memory;
    input = streams.input();
    output = streams.output();
    error = streams.error();
  }

  @Override
  public synchronized long write(int fd, long p, long n) {
    byte[] bytes = new byte[(int) Math.min(n, MOST_AT_A_TIME)];
    if (!memory.copyOut(p, bytes)) {
      return Errno.EFAULT.result();
    }
    try {
      transfer(fd, bytes);
      return bytes.length;
    } catch (IOException e) {
      return Errno.EIO.result();
    }
  }

  @Override
  public synchronized void send(int fd, byte[] bytes) {
    try {
      transfer(fd, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void transfer(int fd, byte[] bytes) throws IOException {
    OutputStream stream = fd == 1 ? output : error;
    stream.write(bytes);
    stream.flush();
  }

  @Override
  public long read(long p, long n) {
    // Whoever waits for input must not keep the others from writing (clause RED-04).
    synchronized (input) {
      return readNext(p, n);
    }
  }

  private long readNext(long p, long n) {
    try {
      byte[] bytes = new byte[(int) Math.min(n, MOST_AT_A_TIME)];
      int size = Math.max(0, input.read(bytes)); // -1 is the end
      return memory.copyIn(p, bytes, size) ? size : Errno.EFAULT.result();
    } catch (IOException e) {
      return Errno.EIO.result();
    }
  }

  @Override
  public synchronized void report(String text) {
    try {
      error.write(text.getBytes(StandardCharsets.UTF_8));
      error.flush();
    } catch (IOException e) {
      // The exit code tells it too.
    }
  }
}
