package portkit.metal.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;
import portkit.os.process.LastResort;

/** A machine that runs. Closing it ends it. */
public final class VirtualMachine implements AutoCloseable {
  private static final int POLL_MILLIS = 10;

  private final List<String> command;
  private final Duration limit;
  private final ScratchFolder folder = ScratchFolder.create("machine");
  private final Path serial = folder.resolve("serial");
  private final Path errors = folder.resolve("errors");
  private final Process process;
  private final LastResort lastResort;

  VirtualMachine(List<String> command, Duration limit) {
    this.command = command;
    this.limit = limit;
    process = Tool.start(command, limit, serial, errors);
    lastResort = new LastResort(() -> ChildProcess.kill(process));
  }

  /**
   * How a machine ended.
   *
   * @param status QEMU's exit status
   * @param serial what came out of the serial port
   * @param errors what QEMU had to complain of
   */
  public record Result(int status, String serial, String errors) {
    /**
     * The value that was written to the device at port 0xf4, 0 to 127; empty if the machine ended
     * in another way. 0 cannot be told from QEMU's own failures, so that is empty too.
     */
    public OptionalInt exitValue() {
      return status % 2 == 1 && status != 1 ? OptionalInt.of(status / 2) : OptionalInt.empty();
    }
  }

  /**
   * Waits for its end.
   *
   * @throws PortkitException if it takes too long; the message ends with the last line of serial
   *     output
   */
  public Result await() {
    try {
      int status = ChildProcess.await(process, command.getFirst(), limit);
      return new Result(status, serial(), read(errors));
    } catch (PortkitException e) {
      String last = serial().lines().reduce((first, second) -> second).orElse("");
      throw new PortkitException(
          e.failure(), "%s; its last output was \"%s\"".formatted(e.getMessage(), last), e);
    } catch (IOException e) {
      throw new PortkitException(Failure.INTERNAL, "cannot read the machine's output", e);
    }
  }

  /** Waits until the machine offers a socket that it was started with, such as a debugger's. */
  public void awaitSocket(Path socket) {
    long end = System.nanoTime() + limit.toNanos();
    while (!Files.exists(socket)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new PortkitException(
            Failure.TIME_LIMIT, "%s offers no socket %s".formatted(command.getFirst(), socket));
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PortkitException(
            Failure.TIME_LIMIT, "interrupted while waiting for " + socket, e);
      }
    }
  }

  private static String read(Path file) throws IOException {
    // What a broken guest prints need not be UTF-8.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** What has come out of the serial port so far. */
  public String serial() {
    try {
      return read(serial);
    } catch (IOException e) {
      throw new PortkitException(Failure.INTERNAL, "cannot read the machine's output", e);
    }
  }

  @Override
  public void close() {
    ChildProcess.kill(process);
    lastResort.close();
    folder.close();
  }
}
