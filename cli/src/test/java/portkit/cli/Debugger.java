package portkit.cli;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.os.process.ChildProcess;

/** A scripted conversation with a child process: commands go in, answers are waited for. */
final class Debugger implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /** All that take part in the conversation: why one says nothing may be known from another. */
  private static final Set<Debugger> PARTNERS = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final BufferedWriter commands;
  private final StringBuilder heard = new StringBuilder();
  private int read;

  /**
   * Starts jdb, attached to a JVM that listens, and hears it out: it trips over commands that come
   * before it has said where the JVM stands and has prompted for them. To go on, say {@code cont}:
   * the prompt after {@code run} may come in the middle of what it says of the next stop.
   */
  static Debugger attach(String address) throws IOException, InterruptedException {
    Path jdb = Path.of(System.getProperty("java.home"), "bin", "jdb");
    Debugger debugger =
        new Debugger(new ProcessBuilder(List.of(jdb.toString(), "-attach", address)));
    try {
      debugger.hear("No frames on the current call stack");
      debugger.hear("main\\[1\\]");
    } catch (InterruptedException | AssertionError e) {
      debugger.close();
      throw e;
    }
    return debugger;
  }

  Debugger(ProcessBuilder builder) throws IOException {
    process = builder.redirectErrorStream(true).start();
    commands = process.outputWriter(StandardCharsets.UTF_8);
    PARTNERS.add(this);
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    char[] buffer = new char[4096];
    try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        synchronized (heard) {
          heard.append(buffer, 0, n);
          heard.notifyAll();
        }
      }
    } catch (IOException e) {
      // The process has ended; whoever waits for an answer says so.
    }
  }

  void say(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
  }

  /** Waits until something that has not been read yet matches; returns the match. */
  Matcher hear(String regex) throws InterruptedException {
    Pattern pattern = Pattern.compile(regex);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (heard) {
      while (System.nanoTime() < end) {
        Matcher matcher = pattern.matcher(heard).region(read, heard.length());
        if (matcher.find()) {
          read = matcher.end();
          return matcher;
        }
        heard.wait(200);
      }
      return fail("did not hear " + regex + "; heard:\n" + PARTNERS);
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      fail("still runs; heard:\n" + PARTNERS);
    }
    return process.exitValue();
  }

  @Override
  public String toString() {
    synchronized (heard) {
      return process.info().command().orElse("ended") + ":\n" + heard + "\n";
    }
  }

  @Override
  public void close() {
    PARTNERS.remove(this);
    ChildProcess.kill(process);
  }
}
