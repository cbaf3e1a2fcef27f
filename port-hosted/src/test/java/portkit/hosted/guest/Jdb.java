package portkit.hosted.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The JDK's debugger, driven as a person at a terminal would. */
public final class Jdb implements AutoCloseable {
  private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

  /** The name of the thread that stopped, {@code main} or {@code guest-main}, and its frame. */
  private static final String PROMPT = "main[1] ";

  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private int read;

  /**
   * Attaches to the JVM that listens on the port, and waits until jdb has heard that it is stopped:
   * before that there is nothing to go on with, but perhaps a prompt.
   */
  public Jdb(int port) throws Exception {
    Path jdb = Path.of(System.getProperty("java.home"), "bin", "jdb");
    process =
        new ProcessBuilder(jdb.toString(), "-attach", "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    Thread reader = new Thread(this::collect);
    reader.setDaemon(true);
    reader.start();
    try {
      expect("No frames on the current call stack");
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private void collect() {
    try (InputStream in = process.getInputStream()) {
      byte[] bytes = new byte[4096];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        synchronized (output) {
          output.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the prompt, types a command and waits for words that were not there before it. To go
   * on, type {@code cont}: the prompt that follows {@code run} may come in the middle of what is
   * said of the next stop.
   */
  public void type(String command, String expected) throws Exception {
    expect(PROMPT);
    process.outputWriter(StandardCharsets.UTF_8).append(command).append('\n').flush();
    expect(expected);
  }

  /** Waits for words behind those that were waited for last. */
  public void expect(String words) throws Exception {
    long start = System.nanoTime();
    int at = find(words);
    while (at < 0) {
      if (System.nanoTime() - start > LIMIT_NS) {
        throw new AssertionError("jdb did not say \"" + words + "\" but:\n" + output);
      }
      Thread.sleep(10);
      at = find(words);
    }
    read = at + words.length();
  }

  private int find(String words) {
    synchronized (output) {
      return output.indexOf(words, read);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
