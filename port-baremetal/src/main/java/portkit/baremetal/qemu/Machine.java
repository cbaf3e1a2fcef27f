package portkit.baremetal.qemu;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
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

/**
 * A QEMU that runs. It ends, and its files go, with this process, also by a signal to that. Its
 * console is a pair of pipes: of a terminal it would make one that does not block, also for the
 * shell and for whoever else has it open.
 */
final class Machine implements AutoCloseable {
  private static final int POLL_MILLISECONDS = 2;
  private static final long LOOK_NANOSECONDS = 1_000_000_000;
  private static final int PIECE = 16 << 10;
  private static final int SIGNAL_MILLISECONDS = 2000;

  /** What setpriv and setsid end with, as shells do, if there is no such program. */
  private static final int NOT_FOUND = 127;

  /** What is in the pipe of a machine that was ended goes on, if somebody takes it. */
  private static final int LAST_OUTPUT_MILLISECONDS = 1000;

  /** What a program ends with on ports that can tell it that nobody reads its output any more. */
  private static final int UNHEARD = 128 + 13; // SIGPIPE

  /** What QEMU says when SIGINT, SIGHUP or SIGTERM ends it (softmmu/runstate.c). */
  private static final String ENDED_BY_SIGNAL = "terminating on signal";

  private final Process process;
  private final RunFiles files;
  private final OutputStream outlet;
  private final Thread lastResort = new Thread(this::endWithThisProcess);
  private final Thread output = Thread.ofPlatform().name("console output").unstarted(this::copy);
  private volatile boolean unheard;
  private volatile boolean goingDown;

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
    OutputStream outlet =
        streams == null ? new FileOutputStream(FileDescriptor.out) : streams.output();
    Machine machine;
    try {
      machine = new Machine(builder.start(), files, outlet);
    } catch (IOException e) {
      files.close();
      throw new PortkitException(
          Failure.TOOL_MISSING,
          "cannot start %s: install util-linux".formatted(command.getFirst()),
          e);
    }
    machine.connect(streams == null ? System.in : streams.input());
    return machine;
  }

  private void connect(InputStream input) {
    // A read of the user's input cannot be interrupted, so this thread is left behind at the end.
    Thread.ofPlatform().daemon().name("console input").start(() -> pump(input));
    output.start();
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

  /** What the program writes goes on at once. */
  private void copy() {
    byte[] piece = new byte[PIECE];
    try {
      InputStream console = process.getInputStream();
      for (int n = console.read(piece); n >= 0; n = console.read(piece)) {
        outlet.write(piece, 0, n);
        outlet.flush();
      }
    } catch (IOException e) {
      unheard = true;
      process.destroyForcibly();
    }
  }

  /** Waits for its end and returns the program's exit code. */
  int await(Duration limit) {
    try {
      awaitEnd(limit);
      output.join();
      if (unheard) {
        return UNHEARD;
      }
      repeatLastWords();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortkitException(Failure.TIME_LIMIT, "interrupted while the program ran", e);
    }
    return exitCode().orElseThrow(this::failed);
  }

  /**
   * A machine that has told its exit code has said all. The device for that calls exit() on the
   * processor's thread (QEMU hw/misc/debugexit.c) while the others run, and a QEMU that hangs there
   * is not the program's fault.
   */
  private void awaitEnd(Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    long left = limit.toNanos();
    while (!process.waitFor(Math.min(left, LOOK_NANOSECONDS), TimeUnit.NANOSECONDS)) {
      if (exitCode().isPresent()) {
        if (!process.waitFor(LOOK_NANOSECONDS, TimeUnit.NANOSECONDS)) {
          ChildProcess.kill(process);
        }
        return;
      }
      left = limit.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        throw new PortkitException(
            Failure.TIME_LIMIT,
            "the program did not end within %s s%s"
                .formatted(
                    limit.toMillis() / 1000.0,
                    files.isStarted() ? "" : "; the machine did not get as far as starting it"));
      }
    }
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
    // Asked behind the complaint, whose file goes as this process ends.
    if (goingDown || complaint.contains(ENDED_BY_SIGNAL)) {
      letThisProcessEnd();
      return new PortkitException(Failure.TOOL_MISSING, "QEMU was ended: " + complaint);
    }
    if (process.exitValue() == NOT_FOUND) {
      return new PortkitException(
          Failure.TOOL_MISSING,
          "cannot start %s: install QEMU, or run scripts/setup".formatted(QemuCommand.PROGRAM));
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
  private void letThisProcessEnd() {
    try {
      lastResort.join();
      Thread.sleep(SIGNAL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endWithThisProcess() {
    goingDown = true;
    end();
  }

  private void end() {
    ChildProcess.kill(process);
    files.close();
  }

  @Override
  public void close() {
    end();
    try {
      output.join(LAST_OUTPUT_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // This process is on its way down, and the hook has run or will.
    }
  }
}
