package portkit.nacl.tender;

import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;
import portkit.os.OsTable;

/**
 * What the tender keeps of a thread of the program, at the address that the thread's GS base holds.
 * The program could write to it, and would harm nobody but itself: the filter trusts nothing here.
 */
final class ThreadContext {
  static final Layout LAYOUT = Layout.of("thread context", 256, "portkit.nacl.tender");

  /** 1 while an interrupt waits for the thread to be in the program. */
  static final Field32 PENDING = LAYOUT.field32("pending", 0);

  /** 1 while the program's fault handler runs. */
  static final Field32 IN_HANDLER = LAYOUT.field32("inHandler", 4);

  /** The process. */
  static final Field32 PROCESS = LAYOUT.field32("process", 8);

  /**
   * The kernel's number of the thread; 0 when there is none, stored by the kernel itself when the
   * thread is gone for good (clone(2), CLONE_CHILD_CLEARTID).
   */
  static final Field32 THREAD = LAYOUT.field32("thread", 12);

  /** The thread's FS base. */
  static final Field64 TLS = LAYOUT.field64("tls", 16);

  /** {@code stack_t} for sigaltstack(2): address, flags, size. */
  static final Field64 SIGNAL_STACK = LAYOUT.field64("ss_sp", 24);

  static final Field64 SIGNAL_STACK_FLAGS = LAYOUT.field64("ss_flags", 32);
  static final Field64 SIGNAL_STACK_SIZE = LAYOUT.field64("ss_size", 40);

  /** {@code struct timespec}, or {@code struct pollfd}, of the call that the thread makes. */
  static final Field64 SECONDS = LAYOUT.field64("tv_sec", 48);

  static final Field64 NANOSECONDS = LAYOUT.field64("tv_nsec", 56);

  /** Where the record that the fault handler gets begins. */
  private static final int RECORD = 64;

  /** What a new thread is to run. */
  static final Field64 FUNCTION = LAYOUT.field64("function", RECORD + OsTable.FAULT_SIZE);

  static final Field64 ARGUMENT = LAYOUT.field64("argument", RECORD + OsTable.FAULT_SIZE + 8);

  /** Of a coroutine: whether it is ready or asleep, and if so on which word and until when. */
  static final Field32 STATE = LAYOUT.field32("state", 112);

  static final Field64 WORD = LAYOUT.field64("word", 120);
  static final Field64 DEADLINE = LAYOUT.field64("deadline", 128);

  /** What its sleep will return. */
  static final Field64 RESULT = LAYOUT.field64("result", 136);

  /** The stack pointer of a coroutine that does not run. */
  static final Field64 STACK = LAYOUT.field64("stack", 144);

  /** Its MXCSR and x87 control word. */
  static final Field64 CONTROL = LAYOUT.field64("control", 152);

  private ThreadContext() {}

  static long record(long context) {
    return context + RECORD;
  }
}
