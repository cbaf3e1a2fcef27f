package portkit.baremetal.qemu;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** A machine that waits for a debugger. Closing it ends the machine. */
public final class DebugSession implements AutoCloseable {
  private final Machine machine;
  private final Duration limit;
  private final Path image;
  private final int port;

  DebugSession(Machine machine, Duration limit, Path image, int port) {
    this.machine = machine;
    this.limit = limit;
    this.image = image;
    this.port = port;
  }

  /** The kernel's ELF file, which has its symbols and Java lines. */
  public Path image() {
    return image;
  }

  /** The TCP port of this host at which the machine speaks gdb's remote protocol. */
  public int port() {
    return port;
  }

  /** Waits for the program's end and returns its exit code. */
  public int await() {
    return machine.await(limit);
  }

  /** The program's exit code, if it has ended in order. */
  public OptionalInt exitCode() {
    return machine.exitCode();
  }

  @Override
  public void close() {
    machine.close();
  }
}
