package portkit.nacl.policy;

/**
 * The system calls of the sealed tender, by their numbers (Linux
 * arch/x86/entry/syscalls/syscall_64.tbl). Each is made by one instruction of the gate, but for
 * TGKILL, which the end of a call makes too.
 */
public enum LinuxCall {
  /** {@code read}: input. */
  READ(0),
  /** {@code write}: output. */
  WRITE(1),
  /** {@code poll}: waits for input or output that would block. */
  POLL(7),
  /** {@code mmap}: takes memory of the program back. */
  MMAP(9),
  /** {@code mprotect}: gives the program memory. */
  MPROTECT(10),
  /** {@code rt_sigreturn}: the end of a signal handler. */
  RT_SIGRETURN(15),
  /** {@code sched_yield}. */
  SCHED_YIELD(24),
  /** {@code clone}: starts a thread. */
  CLONE(56),
  /** {@code exit}: ends a thread. */
  EXIT(60),
  /** {@code sigaltstack}: a new thread's stack for signals. */
  SIGALTSTACK(131),
  /** {@code futex}: sleep and wakeup. */
  FUTEX(202),
  /** {@code restart_syscall}: what the kernel makes of a wait that was stopped and continued. */
  RESTART(219),
  /** {@code clock_gettime}: where the vDSO cannot read the clock without the kernel. */
  CLOCK_GETTIME(228),
  /** {@code exit_group}: ends the program. */
  EXIT_GROUP(231),
  /** {@code tgkill}: interrupts a thread. */
  TGKILL(234),
  /** {@code getrandom}. */
  GETRANDOM(318);

  private final int number;

  LinuxCall(int number) {
    this.number = number;
  }

  /** What RAX is at the call. */
  public int number() {
    return number;
  }
}
