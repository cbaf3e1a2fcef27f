package portkit.nacl.policy;

import java.util.function.Function;
import portkit.nacl.policy.Filter.Hole;

/**
 * What the sealed tender may ask of the kernel: a system call of the list, made by the instruction
 * of the gate that is there for it, with arguments that touch nothing but the program's region, its
 * own threads and the standard descriptors. Nothing that could ever run can be made executable.
 */
public final class Policy {
  /** AUDIT_ARCH_X86_64 (Linux include/uapi/linux/audit.h). */
  private static final int X86_64 = 0xc000_003e;

  /**
   * A thread, and nothing but a thread (clone(2)): VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS,
   * PARENT_SETTID, CHILD_CLEARTID.
   */
  public static final int THREAD_FLAGS = 0x003d_0f00;

  private static final int PRIVATE_ANONYMOUS_FIXED_NORESERVE = 0x4032;
  private static final int READ_WRITE = 3;

  /** FUTEX_WAIT and FUTEX_WAKE of this process (futex(2)). */
  private static final int PRIVATE_WAIT = 128;

  private static final int PRIVATE_WAKE = 129;
  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;

  private final Filter filter = new Filter();
  private final Function<LinuxCall, long[]> sites;

  private Policy(Function<LinuxCall, long[]> sites) {
    this.sites = sites;
  }

  /**
   * The policy as a filter.
   *
   * @param sites where the gate makes each call: what RIP is then
   * @param interrupt the signal by which threads interrupt each other
   * @param threads whether new threads may be made
   */
  public static Filter filter(Function<LinuxCall, long[]> sites, int interrupt, boolean threads) {
    Policy policy = new Policy(sites);
    policy.filter.load(Filter.ARCHITECTURE);
    policy.filter.require(X86_64);
    policy.filter.load(Filter.NUMBER); // which a rule for another number leaves there
    policy.rules(interrupt, threads);
    policy.filter.deny();
    return policy.filter;
  }

  /** In the order of how often a program is likely to make them. */
  private void rules(int interrupt, boolean threads) {
    rule(LinuxCall.FUTEX, () -> low(1).require(PRIVATE_WAIT, PRIVATE_WAKE));
    rule(LinuxCall.WRITE, () -> low(0).require(1, 2));
    rule(LinuxCall.MPROTECT, this::readAndWriteInRegion);
    rule(LinuxCall.MMAP, this::nothingInRegion);
    rule(LinuxCall.SCHED_YIELD, () -> {});
    rule(LinuxCall.TGKILL, () -> signalToThread(interrupt));
    rule(LinuxCall.RT_SIGRETURN, () -> {});
    rule(LinuxCall.READ, () -> low(0).require(0));
    rule(LinuxCall.POLL, () -> low(1).require(1));
    rule(LinuxCall.GETRANDOM, () -> low(2).require(0));
    if (threads) {
      rule(LinuxCall.CLONE, this::thread);
      rule(LinuxCall.SIGALTSTACK, () -> {});
    }
    rule(LinuxCall.EXIT, () -> {});
    rule(LinuxCall.EXIT_GROUP, () -> {});
    rule(LinuxCall.RESTART, () -> {});
    ifCall(LinuxCall.CLOCK_GETTIME, this::clock);
  }

  /**
   * Never less: full pages that cannot be written would no longer count for the limit of memory
   * (setrlimit(2), RLIMIT_DATA). What is taken back is replaced by nothing.
   */
  private void readAndWriteInRegion() {
    region();
    high(2).require(0);
    low(2).require(READ_WRITE);
  }

  private void nothingInRegion() {
    region();
    high(2).require(0);
    low(2).require(0);
    high(3).require(0);
    low(3).require(PRIVATE_ANONYMOUS_FIXED_NORESERVE);
  }

  /** Address and length, the first two arguments, of something that ends in the region too. */
  private void region() {
    high(0).requireRange((int) (Places.REGION >>> 32), (int) (Places.GUARD >>> 32));
    high(1).require(0);
  }

  private void thread() {
    high(0).require(0);
    low(0).require(THREAD_FLAGS);
  }

  private void signalToThread(int interrupt) {
    low(0).require(Hole.PROCESS);
    low(2).require(interrupt);
  }

  /** The vDSO asks the kernel where the processor's clock is not to be trusted. */
  private void clock() {
    low(0).requireAtMost(MONOTONIC | REALTIME);
    filter.load(Filter.POINTER + 4);
    filter.ifEqual(
        Hole.VDSO_HIGH,
        () -> {
          filter.load(Filter.POINTER);
          filter.ifInRange(Hole.VDSO_START, Hole.VDSO_END, filter::allow);
        });
    site(LinuxCall.CLOCK_GETTIME);
  }

  private void rule(LinuxCall call, Runnable arguments) {
    ifCall(
        call,
        () -> {
          site(call);
          arguments.run();
        });
  }

  private void ifCall(LinuxCall call, Runnable body) {
    filter.ifEqual(
        call.number(),
        () -> {
          body.run();
          filter.allow();
        });
  }

  private void site(LinuxCall call) {
    long[] places = sites.apply(call);
    int[] low = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      if (places[i] >>> 32 != 0) {
        throw new IllegalArgumentException("the gate lies above 4 GiB");
      }
      low[i] = (int) places[i];
    }
    filter.load(Filter.POINTER + 4);
    filter.require(0);
    filter.load(Filter.POINTER);
    filter.require(low);
  }

  private Filter low(int argument) {
    filter.load(Filter.ARGUMENTS + 8 * argument);
    return filter;
  }

  private Filter high(int argument) {
    filter.load(Filter.ARGUMENTS + 8 * argument + 4);
    return filter;
  }
}
