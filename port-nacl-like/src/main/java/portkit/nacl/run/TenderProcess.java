package portkit.nacl.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.PortkitException;
import portkit.os.Streams;
import portkit.os.process.ChildProcess;
import portkit.os.process.LastResort;

/** A tender that runs. It ends with this process, however that ends in order. */
final class TenderProcess implements AutoCloseable {
  private final Process process;
  private final LastResort lastResort;
  private final List<Thread> pumps = new ArrayList<>();

  private TenderProcess(Process process) {
    this.process = process;
    lastResort = new LastResort(process::destroyForcibly);
  }

  static TenderProcess start(List<String> command, Launch launch) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    Streams streams = launch.streams();
    if (streams == null) {
      builder.inheritIO();
    }
    TenderProcess tender = new TenderProcess(ChildProcess.start(builder));
    if (streams != null) {
      tender.connect(streams);
    }
    return tender;
  }

  private void connect(Streams streams) {
    pumps.add(pump(process.getInputStream(), streams.output()));
    pumps.add(pump(process.getErrorStream(), streams.error()));
    // A read of somebody else's input cannot be interrupted; nobody waits for this one.
    Thread.ofPlatform().daemon().start(() -> feed(streams.input()));
  }

  private static Thread pump(InputStream from, OutputStream to) {
    return Thread.ofPlatform().start(() -> copy(from, to));
  }

  private void feed(InputStream input) {
    try (OutputStream to = process.getOutputStream()) {
      byte[] piece = new byte[4096];
      for (int n = input.read(piece); n >= 0; n = input.read(piece)) {
        to.write(piece, 0, n);
        to.flush();
      }
    } catch (IOException e) {
      // The program reads no more: what is left is lost.
    }
  }

  private static void copy(InputStream from, OutputStream to) {
    try {
      from.transferTo(to);
      to.flush();
    } catch (IOException e) {
      // Nobody listens any more: as with a closed pipe, what is left is lost.
    }
  }

  /** Waits for its end and returns the exit code. */
  int await(Duration limit) {
    try {
      if (limit.isZero()) {
        int _ = process.waitFor();
      } else if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PortkitException(
            Failure.TIME_LIMIT,
            "the program did not end within %s s".formatted(limit.toMillis() / 1000.0));
      }
      for (Thread pump : pumps) {
        pump.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortkitException(Failure.TIME_LIMIT, "interrupted while the program ran", e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    ChildProcess.kill(process);
    lastResort.close();
  }
}
