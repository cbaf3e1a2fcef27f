package portkit.nacl.tender;

import portkit.metal.hw.Elements;
import portkit.metal.hw.Export;
import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.LinuxStack;

/** A program for Linux that starts another as on a kernel without the system call seccomp. */
public final class WithoutSeccomp {
  private static final int EXECVE = 59;
  private static final int PRCTL = 157;
  private static final int SECCOMP = 317;
  private static final int NO_NEW_PRIVS = 38;

  /** Load the number; if it is seccomp's, fail with ENOSYS; else allow. */
  private final long[] filter = {
    0x20,
    0x15 | 1L << 24 | (long) SECCOMP << 32,
    0x06 | 0x0005_0026L << 32,
    0x06 | 0x7fff_0000L << 32,
  };

  private final StaticMemory program = new StaticMemory(16, 8);

  @Export("start")
  int start(long stack) {
    Memory.store64(program.address(), filter.length);
    Memory.store64(program.address() + Long.BYTES, Elements.address(filter));
    long _ = Linux.call(PRCTL, NO_NEW_PRIVS, 1, 0, 0, 0);
    if (Linux.call(SECCOMP, 1, 0, program.address()) != 0) {
      return 1;
    }
    long next = LinuxStack.arguments(stack) + Long.BYTES;
    long _ = Linux.call(EXECVE, Memory.load64(next), next, LinuxStack.environment(stack));
    return 2;
  }
}
