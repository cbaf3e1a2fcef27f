package portkit.nacl.tender;

import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.layout.LinuxStack;

/**
 * Who takes over what the tender cannot start by itself: the portkit command, which validates the
 * program and starts another tender.
 */
final class Fallback {
  private static final int EXECVE = 59;
  private static final long WORD = Long.BYTES;

  /** The arguments that come between the command and the program. */
  private static final int INSERTED = 3;

  private final Text slow = new Text(16);
  private final Text subcommand = new Text(16);

  /**
   * Starts {@code COMMAND --jvm exec} in the tender's place, with the tender's own arguments from
   * an index on, which mean the same there; returns if it cannot.
   */
  void start(long command, long stack, int first) {
    slow.print("--jvm").put(0);
    subcommand.print("exec").put(0);
    int count = (int) LinuxStack.ARGUMENT_COUNT.get(stack) - first;
    long vector = Startup.allocate((count + INSERTED + 1) * WORD);
    if (Startup.isError(vector)) {
      return;
    }
    Memory.store64(vector, command);
    Memory.store64(vector + WORD, slow.address());
    Memory.store64(vector + 2 * WORD, subcommand.address());
    for (int i = 0; i < count; i++) {
      Memory.store64(vector + (i + INSERTED) * WORD, LinuxStack.argument(stack, first + i));
    }
    long _ = Linux.call(EXECVE, command, vector, LinuxStack.environment(stack));
  }
}
