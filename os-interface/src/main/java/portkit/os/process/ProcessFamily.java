package portkit.os.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process and all that it has started, as they were when somebody looked. */
record ProcessFamily(List<ProcessHandle> members) {
  private static final int POLL_MILLISECONDS = 2;

  static ProcessFamily of(Process process) {
    List<ProcessHandle> members = new ArrayList<>(process.descendants().toList());
    members.add(process.toHandle());
    return new ProcessFamily(members);
  }

  void kill() {
    members.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Waits until none of them runs; a process that has been killed does so until it is scheduled.
   */
  void awaitEnd(int seconds) throws InterruptedException {
    long start = System.nanoTime();
    while (members.stream().anyMatch(ProcessFamily::runs)
        && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
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
