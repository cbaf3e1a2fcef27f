package portkit.nacl.tender;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Elements;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Memory;
import portkit.metal.port.TableWriter;
import portkit.nacl.policy.LinuxCall;
import portkit.nacl.policy.Places;
import portkit.os.OsTable;

/**
 * System calls by way of the {@linkplain GateCode gate}, the only ones that the sealed tender can
 * make. Results are the kernel's: a negated error code from -4095 to -1, or a success.
 */
final class Gate {
  /** A return address; the gate pushes nothing else. */
  private static final int STACK = 8;

  private static final int PRIVATE_WAIT = 128;
  private static final int PRIVATE_WAKE = 129;
  private static final int PRIVATE_ANONYMOUS_FIXED_NORESERVE = 0x4032;

  private final byte[] code;
  private final long firstCell;
  private final long[] entries = new long[OsTable.CALL_COUNT];
  private final long read;
  private final long write;
  private final long poll;
  private final long mmap;
  private final long mprotect;
  private final long schedYield;
  private final long clone;
  private final long futex;
  private final long clockGettime;
  private final long exitGroup;
  private final long tgkill;
  private final long getrandom;
  private final long restorer;
  private final long enter;
  private final long enterCoroutine;
  private final long coroutineEndCell;
  private final long storeControlWords;
  private final long loadControlWords;

  Gate(GateCode code) {
    this.code = code.bytes();
    firstCell = code.cell(0);
    for (int i = 0; i < entries.length; i++) {
      entries[i] = code.entry(i);
    }
    read = code.function(LinuxCall.READ);
    write = code.function(LinuxCall.WRITE);
    poll = code.function(LinuxCall.POLL);
    mmap = code.function(LinuxCall.MMAP);
    mprotect = code.function(LinuxCall.MPROTECT);
    schedYield = code.function(LinuxCall.SCHED_YIELD);
    clone = code.function(LinuxCall.CLONE);
    futex = code.function(LinuxCall.FUTEX);
    clockGettime = code.function(LinuxCall.CLOCK_GETTIME);
    exitGroup = code.function(LinuxCall.EXIT_GROUP);
    tgkill = code.function(LinuxCall.TGKILL);
    getrandom = code.function(LinuxCall.GETRANDOM);
    restorer = code.function(LinuxCall.RT_SIGRETURN);
    enter = code.enter();
    enterCoroutine = code.enterCoroutine();
    coroutineEndCell = code.coroutineEndCell();
    storeControlWords = code.storeControlWords();
    loadControlWords = code.loadControlWords();
  }

  /** Puts the gate into its page, which is still writable, without the table's methods. */
  void place() {
    Memory.copy(Places.GATE, Elements.address(code), code.length);
  }

  /** Leads the calls of a table that has the methods themselves through the gate instead. */
  void lead(TableWriter table) {
    Memory.store64(coroutineEndCell, FunctionPointer.to("coroutine.end"));
    for (int i = 0; i < OsTable.CALL_COUNT; i++) {
      long entry = table.address() + OsTable.CALLS + (long) i * Long.BYTES;
      long method = Memory.load64(entry);
      Memory.store64(firstCell + (long) i * Long.BYTES, method);
      Memory.store64(entry, method == 0 ? 0 : entries[i]);
    }
  }

  /** What a signal handler returns to. */
  long restorer() {
    return restorer;
  }

  /** The function that reads a clock where there is no vDSO. */
  long clockGettime() {
    return clockGettime;
  }

  @CalleeStack(STACK)
  long read(long fd, long p, long n) {
    return FunctionPointer.call(read, fd, p, n);
  }

  @CalleeStack(STACK)
  long write(long fd, long p, long n) {
    return FunctionPointer.call(write, fd, p, n);
  }

  @CalleeStack(STACK)
  long poll(long descriptors, long count, long milliseconds) {
    return FunctionPointer.call(poll, descriptors, count, milliseconds);
  }

  /** Replaces what is mapped there by nothing: address space without memory. */
  @CalleeStack(STACK)
  long unmap(long p, long n) {
    return FunctionPointer.call(mmap, p, n, 0, PRIVATE_ANONYMOUS_FIXED_NORESERVE, -1, 0);
  }

  @CalleeStack(STACK)
  long mprotect(long p, long n, long protection) {
    return FunctionPointer.call(mprotect, p, n, protection);
  }

  @CalleeStack(STACK)
  long schedYield() {
    return FunctionPointer.call(schedYield);
  }

  @CalleeStack(STACK)
  long clone(long flags, long stack, long threadCell, long tls) {
    return FunctionPointer.call(clone, flags, stack, threadCell, threadCell, tls);
  }

  /** Waits while the word holds the value; timespec 0 means for ever. */
  @CalleeStack(STACK)
  long futexWait(long word, int expected, long timespec) {
    return FunctionPointer.call(futex, word, PRIVATE_WAIT, expected, timespec);
  }

  @CalleeStack(STACK)
  long futexWake(long word, int count) {
    return FunctionPointer.call(futex, word, PRIVATE_WAKE, count);
  }

  @CalleeStack(STACK)
  long exitGroup(int code) {
    return FunctionPointer.call(exitGroup, code);
  }

  @CalleeStack(STACK)
  long tgkill(int process, int thread, int signal) {
    return FunctionPointer.call(tgkill, process, thread, signal);
  }

  @CalleeStack(STACK)
  long getrandom(long p, long n) {
    return FunctionPointer.call(getrandom, p, n, 0);
  }

  /** Begins the program, on a stack that ends at the context; does not return. */
  @CalleeStack(STACK)
  void enter(long table, long entry, long context) {
    FunctionPointer.call(enter, table, entry, context, context);
  }

  /** Begins a coroutine, on a stack that ends at its context; does not return. */
  @CalleeStack(STACK)
  void enterCoroutine(long argument, long function, long context) {
    FunctionPointer.call(enterCoroutine, argument, function, context);
  }

  @CalleeStack(STACK)
  void storeControlWords(long address) {
    FunctionPointer.call(storeControlWords, address);
  }

  @CalleeStack(STACK)
  void loadControlWords(long address) {
    FunctionPointer.call(loadControlWords, address);
  }
}
