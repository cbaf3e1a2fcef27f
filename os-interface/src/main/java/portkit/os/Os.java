package portkit.os;

import portkit.os.spec.Call;
import portkit.os.spec.Clause;
import portkit.os.spec.NoPromise;

/**
 * The OS interface, version 1: all that a program may ask of the machine it runs on. A port
 * implements it; a program sees it as the <em>OS table</em>, a header ({@link HeaderField})
 * followed by one C function pointer per call, whose address it gets in RDI at its entry point.
 *
 * <p>Addresses and sizes are 64-bit words held in {@code long}; sizes and counts are unsigned. A
 * call that can fail returns a negated {@link Errno}. Every call may be made from several threads
 * at once.
 */
@Clause(
    id = "TAB-01",
    value =
        "The header MUST hold the magic, the version and the table's size; a program refuses a table"
            + " of another major version or of a lower minor version than its own, with a message. In"
            + " every version the magic, the version and the size stand where they stand now, and write"
            + " is the first call.")
@Clause(
    id = "TAB-02",
    value =
        "The capability bit of a profile that has calls MUST be set if and only if all of them are"
            + " there; the entry of a call that is not there MUST be 0.")
@Clause(
    id = "TAB-03",
    value = "A port that announces a profile MUST announce the profiles that it requires.")
@Clause(
    id = "TAB-04",
    value =
        "argv MUST name argc C strings and a null, and envp MUST equal argv + argc + 1 and end with a"
            + " null; the strings and both vectors MUST stay readable until the program ends.")
@Clause(
    id = "TAB-05",
    value =
        "The page size MUST be a power of two of at least 4096, the huge page size 0 or a power of two"
            + " above it, the processor count at least 1.")
@Clause(
    id = "TAB-06",
    value =
        "A port MUST refuse a program without an ABI note, of another major version or of a higher"
            + " minor version, by name and before it starts it.")
@Clause(
    id = "ENT-01",
    value =
        "At the entry point RDI MUST hold the table's address, RSP + 8 MUST be 16-aligned as after a"
            + " call, DF MUST be clear, and SSE and the x87 unit MUST be on with all exceptions masked"
            + " and rounding to nearest.")
@Clause(id = "ENT-02", value = "The stack at the entry point MUST have at least 128 KiB below RSP.")
@Clause(
    id = "ENT-03",
    value =
        "All that CPUID announces MUST be usable: XCR0 agrees with CPUID leaf 13, and CPUID, XGETBV and"
            + " RDTSC run in the program.")
@Clause(
    id = "ENT-04",
    value = "If the entry point returns, the program MUST end as by exit with the value in EAX.")
@Clause(
    id = "ENT-05",
    value =
        "Each segment of the program MUST be mapped at its address with its own protection and with"
            + " zeros beyond its file size, and the page at address 0 MUST NOT be accessible.")
@Clause(
    id = "CAL-01",
    value =
        "A call MUST preserve RBX, RBP, R12 to R15, RSP, DF, MXCSR and the x87 control word, and the"
            + " thread's FS base except in settls; the program calls with DF clear, RSP 16-aligned, on"
            + " the stack that the port gave the thread.")
@Clause(
    id = "CAL-02",
    value =
        "A call that is given memory which is not the program's MUST return -EFAULT and change"
            + " nothing else; it MUST NOT end the program or harm the port.")
@Clause(
    id = "CAL-03",
    value =
        "A port MUST NOT write to memory of the program that no call names, least of all below RSP of"
            + " any thread but for the calls' own frames.")
@Clause(
    id = "CAL-04",
    value =
        "A call MUST need no more than 12 KiB of the stack on which it is made: of the stack that the"
            + " port gave a thread the program may take 4 KiB for itself.")
@NoPromise({
  "GS and its base belong to the port.",
  "Nothing is said about the order in which threads run, nor for how long.",
})
public interface Os {

  /** Writes bytes to descriptor 1 (output) or 2 (diagnostics). */
  @Call(
      slot = 0,
      profile = Profile.CORE,
      c = "i64 write(i64 fd, const void *p, u64 n)",
      summary = "writes bytes to descriptor 1 or 2")
  @Clause(
      id = "WRT-01",
      value =
          "MUST return the number of bytes written, between 1 and n for n above 0, or a negated error"
              + " code if none was; bytes appear once each, in order.")
  @Clause(
      id = "WRT-02",
      value = "With n = 0 on a known descriptor MUST return 0 and touch nothing.")
  @Clause(id = "WRT-03", value = "Another descriptor than 1 or 2 MUST give -EBADF.")
  @Clause(
      id = "WRT-04",
      value = "What was written MUST have reached the outside when the program has ended.")
  @NoPromise({
    "A write may be partial.",
    "Writes of different threads may interleave at any byte.",
  })
  long write(long fd, long p, long n);

  /** Reads bytes from descriptor 0 (input), waiting for at least one. */
  @Call(
      slot = 1,
      profile = Profile.INPUT,
      c = "i64 read(i64 fd, void *p, u64 n)",
      summary = "reads bytes from descriptor 0")
  @Clause(
      id = "RED-01",
      value =
          "MUST wait until there is input and return the number of bytes read, between 1 and n, or 0"
              + " at the end of input.")
  @Clause(id = "RED-02", value = "With n = 0 on descriptor 0 MUST return 0 without waiting.")
  @Clause(id = "RED-03", value = "Another descriptor than 0 MUST give -EBADF.")
  @Clause(
      id = "RED-04",
      value = "A thread that waits for input MUST NOT keep the others from running or from exit.")
  long read(long fd, long p, long n);

  /** Sets address space aside; touching it before {@link #commit} is an error of the program. */
  @Call(
      slot = 2,
      profile = Profile.CORE,
      c = "void *reserve(void *hint, u64 n)",
      summary = "sets address space aside")
  @Clause(
      id = "MEM-01",
      value =
          "MUST return the page-aligned address of n bytes, rounded up to whole pages, that overlap"
              + " nothing the program has, or 0 if there are none.")
  @Clause(id = "MEM-02", value = "n = 0 or an n that overflows when rounded up MUST give 0.")
  @Clause(
      id = "MEM-03",
      value = "Address space of 2 GiB in all MUST be available whatever the memory is.")
  @NoPromise({
    "The hint may be ignored.",
    "Reserved memory may or may not be accessible before it is committed.",
  })
  long reserve(long hint, long n);

  /** Makes reserved pages usable as memory. */
  @Call(
      slot = 3,
      profile = Profile.CORE,
      c = "i64 commit(void *p, u64 n)",
      summary = "makes reserved pages usable as memory")
  @Clause(
      id = "MEM-04",
      value = "MUST return 0 and make every page of the range readable and writable.")
  @Clause(
      id = "MEM-05",
      value = "Memory MUST read as zeros when it is committed for the first time since reserve.")
  @Clause(
      id = "MEM-06",
      value = "Pages that are committed already MUST keep what they hold: commit is idempotent.")
  @Clause(
      id = "MEM-07",
      value = "If memory is exhausted MUST return -ENOMEM, and what was committed stays as it was.")
  @Clause(
      id = "MEM-08",
      value =
          "A p that is no multiple of the page size, n = 0, or a range that is not wholly reserved MUST"
              + " give -EINVAL and change nothing; n is rounded up to whole pages.")
  @NoPromise("Memory may be taken only when it is first touched, and then be missing.")
  long commit(long p, long n);

  /** Gives the memory of committed pages back and keeps the address space. */
  @Call(
      slot = 4,
      profile = Profile.CORE,
      c = "i64 decommit(void *p, u64 n)",
      summary = "gives memory back, keeps the address space")
  @Clause(
      id = "MEM-09",
      value = "MUST return 0; the memory SHOULD be available to others afterwards.")
  @Clause(
      id = "MEM-10",
      value =
          "Pages outside of the range MUST keep what they hold; a later commit of the range MUST make it"
              + " usable again.")
  @Clause(id = "MEM-11", value = "Bad ranges are refused as by commit (MEM-08).")
  @NoPromise(
      "What the range holds until it is committed again is undefined, also afterwards: it need not be"
          + " zero.")
  long decommit(long p, long n);

  /** Gives address space and memory back. */
  @Call(
      slot = 5,
      profile = Profile.CORE,
      c = "i64 release(void *p, u64 n)",
      summary = "gives address space and memory back")
  @Clause(
      id = "MEM-12",
      value =
          "MUST accept any page-aligned part of what was reserved, also of several reservations that"
              + " touch, and MUST leave the rest as it is.")
  @Clause(id = "MEM-13", value = "Bad ranges are refused as by commit (MEM-08).")
  @Clause(id = "MEM-14", value = "Released address space MUST be available to reserve again.")
  long release(long p, long n);

  /**
   * A clock that never steps back; tens of nanoseconds a call, since a scheduler asks it always.
   */
  @Call(
      slot = 6,
      profile = Profile.CORE,
      c = "i64 nanotime(void)",
      summary = "monotonic time in nanoseconds")
  @Clause(
      id = "CLK-01",
      value =
          "MUST return nanoseconds since some fixed moment, above 0, never less than any value that any"
              + " thread has got before.")
  @Clause(id = "CLK-02", value = "MUST advance while all threads sleep, at the rate of real time.")
  @Clause(id = "CLK-03", value = "SHOULD advance in steps of no more than 1 microsecond.")
  long nanotime();

  /** Ends the program with all its threads. */
  @Call(
      slot = 7,
      profile = Profile.CORE,
      c = "noreturn void exit(i32 code)",
      summary = "ends the program with all its threads")
  @Clause(
      id = "EXT-01",
      value =
          "MUST end the program from any thread, whatever the other threads do, and report the low 8"
              + " bits of code; it MUST NOT return to the program.")
  @Clause(
      id = "EXT-02",
      value = "If several threads call it, the code of one of them MUST be taken.")
  void exit(int code);

  /** Waits on a word of memory, as a futex does. */
  @Call(
      slot = 8,
      profile = Profile.SLEEP,
      c = "i64 sleep(u32 *word, u32 expected, i64 timeout_ns)",
      summary = "waits on a word of memory")
  @Clause(
      id = "SLP-01",
      value =
          "If the word does not hold the expected value MUST return -EAGAIN at once; test and going to"
              + " sleep are one step with respect to wakeup: no wake-up is lost.")
  @Clause(
      id = "SLP-02",
      value =
          "MUST return 0 when woken, and MAY return 0 without a wakeup; the program tests again.")
  @Clause(
      id = "SLP-03",
      value =
          "With a time-out of 0 or more MUST return -ETIMEDOUT once so many nanoseconds have passed and"
              + " never before; a negative one means for ever.")
  @Clause(id = "SLP-04", value = "A word that is not 4-aligned MUST give -EINVAL.")
  @Clause(id = "SLP-05", value = "SHOULD use no processor time while it waits.")
  long sleep(long word, int expected, long timeoutNs);

  /** Wakes threads that sleep on a word. */
  @Call(
      slot = 9,
      profile = Profile.SLEEP,
      c = "i64 wakeup(u32 *word, u32 count)",
      summary = "wakes sleepers on a word")
  @Clause(
      id = "SLP-06",
      value = "MUST wake up to count threads that sleep on the word and return how many it woke.")
  @Clause(
      id = "SLP-07",
      value =
          "What the waking thread wrote before the call MUST be seen by the woken thread after its"
              + " sleep.")
  @Clause(id = "SLP-08", value = "A word that is not 4-aligned MUST give -EINVAL.")
  long wakeup(long word, int count);

  /** Starts a thread. */
  @Call(
      slot = 10,
      profile = Profile.THREADS,
      c = "i64 spawn(void (*fn)(void *), void *arg, void *tls)",
      summary = "starts a thread")
  @Clause(
      id = "THR-01",
      value =
          "MUST start a thread that calls fn with arg on a stack of the port's, with FS base tls, in the"
              + " state that ENT-01 describes, and return 0.")
  @Clause(
      id = "THR-02",
      value = "A thread whose fn returns MUST end; the program's last thread may do so too.")
  @Clause(id = "THR-03", value = "If no thread can be had MUST return -EAGAIN and start none.")
  @Clause(
      id = "THR-04",
      value = "General, vector and x87 state of a thread MUST be its own, whoever runs in between.")
  @Clause(
      id = "THR-05",
      value = "The stack of a thread MUST have at least 16 KiB below RSP at fn's entry.")
  @Clause(
      id = "PRE-01",
      profile = Profile.PREEMPTION,
      value =
          "A thread that makes no calls MUST NOT keep another that can run from running, nor the program"
              + " from its end.")
  long spawn(long fn, long arg, long tls);

  /** Sets the calling thread's FS base. */
  @Call(
      slot = 11,
      profile = Profile.CORE,
      c = "i64 settls(void *base)",
      summary = "sets the thread's FS base")
  @Clause(
      id = "TLS-01",
      value =
          "MUST set the FS base of the calling thread and of no other, keep it over every call, switch"
              + " and fault, and return 0; a non-canonical base MUST give -EINVAL.")
  long settls(long base);

  /** Lets another thread run. */
  @Call(
      slot = 12,
      profile = Profile.SLEEP,
      c = "void yield(void)",
      summary = "lets another thread run")
  @Clause(
      id = "THR-06",
      value = "A thread that calls yield for ever MUST NOT keep another that can run from running.")
  void yield();

  /** Names the function that gets faults and interrupts. */
  @Call(
      slot = 13,
      profile = Profile.FAULTS,
      c = "i64 onfault(void (*fn)(struct portkit_fault *))",
      summary = "names the fault handler")
  @Clause(
      id = "FLT-01",
      value =
          "On a processor fault of the program MUST call fn on the thread that faulted, on a fault stack"
              + " of at least 8 KiB of the port's, with its FS base and a record of what happened.")
  @Clause(
      id = "FLT-02",
      value =
          "When fn returns, the thread MUST go on at the record's pc with the record's sp and all other"
              + " registers, flags and vector state as they were.")
  @Clause(
      id = "FLT-03",
      value =
          "The record MUST name the kind, where the program was and, for memory faults, the address, or"
              + " say that it is unknown.")
  @Clause(
      id = "FLT-04",
      value =
          "A fault while no handler is set, or inside of the handler for another reason than memory that"
              + " is committed but not there yet, MUST end the program with a report and exit code 2.")
  @Clause(
      id = "FLT-05",
      value =
          "The handler is one for all threads; onfault MUST return 0, and with 0 take the handler away.")
  @NoPromise("Which calls fn may make beyond write and exit.")
  long onfault(long fn);

  /** Interrupts a thread wherever it is, so that call-free loops can be preempted. */
  @Call(
      slot = 14,
      profile = Profile.THREADS,
      c = "i64 interrupt(void *tls)",
      summary = "interrupts a thread")
  @Clause(
      id = "INT-01",
      value =
          "MUST deliver a fault of kind INTERRUPT, once for one or several calls, to the thread whose FS"
              + " base is tls, before that thread has run the program for much longer; it is never lost.")
  @Clause(
      id = "INT-02",
      value =
          "While the thread is in a call or in the fault handler the interrupt MUST wait for its"
              + " return.")
  @Clause(id = "INT-03", value = "If no thread has that FS base MUST return -ESRCH, else 0.")
  @NoPromise("A thread that sleeps in a call is not woken.")
  long interrupt(long tls);

  /** Time of day. */
  @Call(
      slot = 15,
      profile = Profile.CLOCK,
      c = "i64 walltime(void)",
      summary = "time of day in nanoseconds")
  @Clause(
      id = "TOD-01",
      value = "MUST return nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.")
  @NoPromise("It may step in either direction.")
  long walltime();

  /** Fills memory with random bytes. */
  @Call(
      slot = 16,
      profile = Profile.RANDOM,
      c = "i64 random(void *p, u64 n)",
      summary = "fills memory with random bytes")
  @Clause(
      id = "RND-01",
      value =
          "MUST fill all n bytes with bytes fit for cryptographic keys and return n, or return a negated"
              + " error code.")
  long random(long p, long n);
}
