package portkit.nacl.tender;

import portkit.metal.hw.Linux;
import portkit.nacl.policy.Policy;
import portkit.os.Failure;

/** After this, only the gate reaches the kernel, and only for what the policy lists. */
final class KernelSeal implements Seal {
  private static final int PRCTL = 157;
  private static final int SECCOMP = 317;
  private static final int CLOSE_RANGE = 436;

  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SET_MODE_FILTER = 1;

  /**
   * SECCOMP_FILTER_FLAG_SPEC_ALLOW: before Linux 5.16 a filter would otherwise slow all loads down
   * (speculative store bypass). Side channels are no promise of the sandbox.
   */
  private static final int SPEC_ALLOW = 4;

  private static final int FIRST_DESCRIPTOR = 3;
  private static final long LAST_DESCRIPTOR = 0xffff_ffffL;

  private final LastWords lastWords;
  private final BoundFilter withThreads;
  private final BoundFilter alone;

  KernelSeal(GateCode code, LastWords lastWords) {
    this.lastWords = lastWords;
    withThreads = new BoundFilter(Policy.filter(code::sites, Signal.URG, true));
    alone = new BoundFilter(Policy.filter(code::sites, Signal.URG, false));
  }

  @Override
  public void close(boolean threads, int process, Vdso vdso) {
    long closed = Linux.call(CLOSE_RANGE, FIRST_DESCRIPTOR, LAST_DESCRIPTOR, 0);
    if (closed != 0) {
      lastWords.refuse(
          Failure.UNSUITABLE_HOST,
          "the kernel cannot close descriptors (close_range); it needs Linux 5.9 or later");
    }
    long _ = Linux.call(PRCTL, PR_SET_DUMPABLE, 0, 0, 0, 0);
    long privileges = Linux.call(PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    BoundFilter filter = threads ? withThreads : alone;
    filter.bind(process, vdso);
    if (privileges != 0
        || Linux.call(SECCOMP, SET_MODE_FILTER, SPEC_ALLOW, filter.program()) != 0) {
      lastWords.refuse(
          Failure.UNSUITABLE_HOST,
          "the kernel has no seccomp filters (CONFIG_SECCOMP_FILTER), without which there is no sandbox");
    }
  }
}
