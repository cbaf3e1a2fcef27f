package portkit.os.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that it has started, as they were when somebody looked. */
record ProcessFamily(Process parent, List<ProcessHandle> children) {
  private static final int POLL_MILLISECONDS = 2;
  private static final int SECONDS_TO_DIE = 5;

  static ProcessFamily of(Process parent) {
    return new ProcessFamily(parent, parent.descendants().toList());
  }

  /** Asks the children to end, or the parent if there are none, and waits for that to end. */
  void askToEnd() {
    (children.isEmpty() ? Stream.of(parent.toHandle()) : children.stream())
        .forEach(ProcessHandle::destroy);
    try {
      boolean _ = parent.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends them all, and waits until none of them runs: a process that has been killed does so until
   * it is given the processor.
   */
  void kill() {
    children.forEach(ProcessHandle::destroyForcibly);
    parent.destroyForcibly();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_DIE);
    try {
      boolean _ = parent.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
      while (children.stream().anyMatch(ProcessFamily::runs) && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether it still has memory and files. One that has ended stays in the table, and alive for
   * Java, until its parent asks for its status, which not every init does (proc(5), {@code stat}).
   */
  private static boolean runs(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return process.isAlive() && state != 'Z' && state != 'X';
    } catch (IOException e) {
      return false;
    }
  }
}
