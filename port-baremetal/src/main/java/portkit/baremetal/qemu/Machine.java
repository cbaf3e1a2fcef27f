package portkit.baremetal.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.Streams;
import portkit.os.process.ChildProcess;

/** A QEMU that runs. It ends, and its files go, with this process, also by a signal to that. */
final class Machine implements AutoCloseable {
  private static final int POLL_MILLISECONDS = 2;
  private static final int SIGNAL_MILLISECONDS = 2000;

  /** What QEMU says when SIGINT, SIGHUP or SIGTERM ends it (softmmu/runstate.c). */
  private static final String ENDED_BY_SIGNAL = "terminating on signal";

  private final Process process;
  private final RunFiles files;
  private final OutputStream outlet;
  private final Thread lastResort = new Thread(this::end);
  private Thread output;

  private Machine(Process process, RunFiles files, OutputStream outlet) {
    this.process = process;
    this.files = files;
    this.outlet = outlet;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Starts QEMU, its console connected to the streams, or to this process's if they are null. */
  static Machine start(List<String> command, Streams streams, RunFiles files) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(files.errors().toFile());
    if (streams == null) {
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }
    Machine machine;
    try {
      OutputStream outlet = streams == null ? System.out : streams.output();
      machine = new Machine(builder.start(), files, outlet);
    } catch (IOException e) {
      files.close();
      throw new PortkitException(
          Failure.TOOL_MISSING,
          "cannot start %s: install QEMU, or run scripts/setup".formatted(command.getFirst()),
          e);
    }
    machine.connect(streams == null ? System.in : streams.input(), streams);
    return machine;
  }

  private void connect(InputStream input, Streams streams) {
    // A read of the user's input cannot be interrupted, so this thread is left behind at the end.
    Thread.ofPlatform().daemon().name("console input").start(() -> pump(input));
    if (streams != null) {
      output = Thread.ofPlatform().name("console output").start(this::copy);
    }
  }

  /** What is sent before the machine listens would be lost. */
  private void pump(InputStream input) {
    try {
      while (process.isAlive() && !files.isStarted()) {
        Thread.sleep(POLL_MILLISECONDS);
      }
      if (process.isAlive()) {
        new ConsoleInput(process.getOutputStream()).pump(input);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy() {
    try {
      process.getInputStream().transferTo(outlet);
      outlet.flush();
    } catch (IOException e) {
      // Nobody listens any more: as with a closed pipe, what is left is lost.
    }
  }

  /** Waits for its end and returns the program's exit code. */
  int await(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PortkitException(
            Failure.TIME_LIMIT,
            "the program did not end within %s s".formatted(limit.toMillis() / 1000.0));
      }
      if (output != null) {
        output.join();
      }
      repeatLastWords();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortkitException(Failure.TIME_LIMIT, "interrupted while the program ran", e);
    }
    return exitCode().orElseThrow(this::failed);
  }

  /** What the kernel says comes after what the program does: it is why there is no more. */
  private void repeatLastWords() {
    try {
      outlet.write(files.lastWords());
      outlet.flush();
    } catch (IOException e) {
      // Nobody listens any more.
    }
  }

  /** The program's exit code, if it has ended in order. */
  OptionalInt exitCode() {
    return files.exitCode();
  }

  private PortkitException failed() {
    String complaint = files.complaint();
    if (complaint.contains(ENDED_BY_SIGNAL)) {
      letThisProcessEnd();
      return new PortkitException(Failure.TOOL_MISSING, "QEMU was ended: " + complaint);
    }
    return process.exitValue() == 0
        ? new PortkitException(
            Failure.INTERNAL, "the machine has reset itself: a fault that the kernel did not see")
        : new PortkitException(
            Failure.TOOL_MISSING,
            complaint.isEmpty()
                ? "QEMU has ended with status " + process.exitValue()
                : "QEMU does not run: " + complaint);
  }

  /** A terminal's ctrl-C goes to QEMU and to this process, which then has nothing to say. */
  private static void letThisProcessEnd() {
    try {
      Thread.sleep(SIGNAL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ChildProcess.kill(process);
    files.close();
  }

  @Override
  public void close() {
    end();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // This process is on its way down, and the hook has run or will.
    }
  }
}
