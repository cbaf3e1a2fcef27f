package portkit.conformance.mutant;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import portkit.conformance.guest.Area;
import portkit.conformance.guest.Ground;
import portkit.conformance.guest.Known;
import portkit.conformance.guest.Lane;
import portkit.conformance.guest.Routine;
import portkit.conformance.guest.Session;
import portkit.conformance.guest.Slot;
import portkit.os.Errno;
import portkit.os.FaultKind;
import portkit.os.OsTable;

/** What the interpreter stands on, simulated: threads of Java's, memory in Java's arrays. */
final class SimulatedGround implements Ground {
  private static final long TABLE = 0x1_0000;
  private static final long TEXT = 0x40_0000;
  private static final long CONSTANTS = 0x41_0000;
  private static final long THREAD = TEXT + 0x100;
  private static final long HANDLER = TEXT + 0x200;
  private static final long STACKS = 0x8000_0000L;
  private static final long FAULT_STACK = 0xa000_0000L;
  private static final int RETURN_ADDRESS = 8;
  private static final int STACK_SLOT = 256 << 10;
  private static final int MOST_THREADS = 64;

  private final SimulatedMemory memory = new SimulatedMemory();
  private final Defect defect;
  private final Map<Thread, SimulatedThread> threads = new ConcurrentHashMap<>();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger occupied = new AtomicInteger();
  private final AtomicInteger exits = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final RoutineSimulation routines;
  private volatile int exitCode;
  private SimulatedOs os;
  private Session session;

  SimulatedGround(Defect defect) {
    this.defect = defect;
    routines = new RoutineSimulation(this, memory, defect);
  }

  SimulatedMemory simulatedMemory() {
    return memory;
  }

  SimulatedOs os() {
    return os;
  }

  /** Starts the program. */
  void start(SimulatedOs served, TableImage table) {
    os = served;
    memory.map(TEXT, 4096, false);
    memory.map(CONSTANTS, 4096, false);
    if (defect.hasPageZero()) {
      memory.map(0, true);
    }
    long arguments = table.write(memory, TABLE, defect);
    long lane = GUEST + Area.LANES;
    session = new Session(this);
    run(
        new SimulatedThread(lane, STACKS + STACK_SLOT, 0),
        defect.entryStack(),
        TABLE,
        () -> {
          int code = session.run(table.arguments().size(), arguments, table.hasFaults());
          end(defect.returned(code & 0xff));
        });
  }

  private static final long GUEST = SimulatedMemory.GUEST;

  private void run(SimulatedThread thread, int stackSize, long argument, Runnable body) {
    memory.map(thread.stack - stackSize - RETURN_ADDRESS, stackSize + RETURN_ADDRESS, true);
    enterState(thread, argument);
    Thread java =
        new Thread(
            () -> {
              thread.enter();
              try {
                body.run();
              } catch (SimulatedExit e) {
                // The program is over.
              } finally {
                threads.remove(Thread.currentThread());
              }
            });
    java.setDaemon(true);
    threads.put(java, thread);
    java.start();
  }

  private void enterState(SimulatedThread thread, long argument) {
    set(thread.lane, Lane.ENTRY_SP, thread.stack - RETURN_ADDRESS);
    set(thread.lane, Lane.ENTRY_ARGUMENT, argument);
    set(thread.lane, Lane.ENTRY_FLAGS, 0x202);
    set(thread.lane, Lane.ENTRY_MXCSR, 0x1f80);
    set(thread.lane, Lane.ENTRY_CONTROL_WORD, 0x37f);
    set(thread.lane, Lane.ENTRY_TLS, thread.fsBase == 0 ? 0 : store64At(thread.fsBase));
  }

  private long store64At(long address) {
    return memory.load(address, Long.BYTES);
  }

  private void set(long lane, int field, long value) {
    memory.store(lane + field, Long.BYTES, defect.entry(field, value));
  }

  long spawn(long function, long lane, long tls) {
    if (threads.size() >= MOST_THREADS || occupied.get() >= MOST_THREADS) {
      return Errno.EAGAIN.result();
    }
    int number = started.incrementAndGet();
    occupied.addAndGet(defect.freesThreads() ? 0 : 1);
    long stack = STACKS + (number % (2 * MOST_THREADS) + 2) * (long) STACK_SLOT;
    run(
        new SimulatedThread(lane, stack, tls),
        defect.threadStack(),
        lane,
        () -> {
          if (function == THREAD) {
            session.thread(lane);
          } else {
            handle(lane, new SimulatedFault(FaultKind.MEMORY, function, true));
          }
        });
    return 0;
  }

  SimulatedThread withFsBase(long tls) {
    return threads.values().stream().filter(t -> t.fsBase == tls).findFirst().orElse(null);
  }

  /** Ends the program, and the calling thread. */
  void exit(int code) {
    int count = exits.incrementAndGet();
    end(defect.exitCode(code & 0xff, count));
    throw new SimulatedExit();
  }

  private void end(int code) {
    synchronized (over) {
      if (over.getCount() > 0) {
        exitCode = code;
        over.countDown();
      }
    }
  }

  /** A thread that comes by after the end goes no further. */
  void check() {
    if (over.getCount() == 0) {
      throw new SimulatedExit();
    }
  }

  /** Waits for the end; tells whether it came in time. */
  boolean await(long milliseconds) throws InterruptedException {
    boolean ended = over.await(milliseconds, TimeUnit.MILLISECONDS);
    end(0);
    for (Thread thread : threads.keySet()) {
      thread.interrupt();
      thread.join(1000);
    }
    if (threads.isEmpty()) {
      memory.close();
    }
    return ended;
  }

  int exitCode() {
    return exitCode;
  }

  @Override
  public long memory() {
    return GUEST;
  }

  @Override
  public int load8(long address) {
    return memory.load8(address);
  }

  @Override
  public long load64(long address) {
    return memory.load(address, Long.BYTES);
  }

  @Override
  public void store8(long address, int value) {
    memory.store8(address, value);
  }

  @Override
  public void store64(long address, long value) {
    memory.store(address, Long.BYTES, value);
  }

  @Override
  public boolean exchange32(long address, int expected, int value) {
    check();
    return memory.exchange(address, expected, value) == expected;
  }

  @Override
  public long routine(Routine routine, long lane, long a, long b, long c) {
    check();
    deliver(SimulatedThread.current());
    try {
      return routines.run(routine, lane, a, b, c);
    } catch (SimulatedFault fault) {
      handle(lane, fault);
      return 0;
    }
  }

  /** A fault goes to the handler, whose work is done here. */
  void handle(long lane, SimulatedFault fault) {
    SimulatedThread thread = SimulatedThread.current();
    if (os.handler != HANDLER) {
      fatal(fault);
    }
    thread.depth++;
    memory.store(lane + Lane.DEPTH, 8, 1);
    found(lane, Lane.FAULT_KIND, fault.kind().code());
    found(lane, Lane.FAULT_ADDRESS, fault.address());
    found(lane, Lane.FAULT_FLAGS, fault.isAddressKnown() ? 0 : 1);
    memory.store(lane + Lane.RECOVER_SP, 8, thread.stack - 256);
    found(lane, Lane.FAULT_SP, thread.stack - 256);
    found(lane, Lane.FAULT_PC, fault.address());
    found(lane, Lane.FAULT_BEFORE, before(fault.kind()));
    found(lane, Lane.HANDLER_SP, FAULT_STACK - 8);
    long hold = memory.load(lane + Lane.HOLD, 8);
    for (int i = 0; i < 1000 && hold != 0 && memory.load(hold, 4) == 0; i++) {
      pause();
      deliver(thread);
    }
    long touch = memory.load(lane + Lane.TOUCH, 8);
    if (touch != 0 && !memory.allows(touch, 8, false)) {
      fatal(fault);
    }
    int code = (int) memory.load(lane + Lane.EXITS, 4);
    if (code != 0) {
      memory.store8(lane + Lane.SCRATCH, '!');
      call(Slot.WRITE, 1, lane + Lane.SCRATCH, 1);
      call(Slot.EXIT, code, 0, 0);
    }
    thread.depth--;
    memory.store(lane + Lane.DEPTH, 8, 0);
  }

  /** How far behind a faulting instruction its routine goes on: that instruction's length. */
  private static int before(FaultKind kind) {
    return switch (kind) {
      case MEMORY, INTEGER_DIVIDE -> 3;
      case ILLEGAL_INSTRUCTION -> 2;
      case FLOATING_POINT -> 1;
      case BREAKPOINT, INTERRUPT -> 0;
    };
  }

  private void found(long lane, int field, long value) {
    memory.store(lane + field, 8, defect.fault(field, value));
  }

  private void fatal(SimulatedFault fault) {
    os.report("simulated: " + fault.getMessage() + ", and no handler for it\n");
    end(defect.fatal());
    throw new SimulatedExit();
  }

  void pause() {
    check();
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new SimulatedExit();
    }
  }

  /** Delivers the interrupt that another thread has asked for. */
  void deliver(SimulatedThread thread) {
    int times = thread.interrupted.get() ? defect.deliveries(thread.depth) : 0;
    if (times > 0 && thread.interrupted.compareAndSet(true, false)) {
      add(thread.lane + Lane.INTERRUPTS, times);
      add(thread.lane + Lane.NESTED, thread.depth > 0 ? 1 : 0);
    }
  }

  private void add(long address, long delta) {
    memory.store(address, 8, memory.load(address, 8) + delta);
  }

  @Override
  public long call(int slot, long a, long b, long c) {
    check();
    long result = defect.call(os, slot, a, b, c);
    check();
    deliver(SimulatedThread.current());
    return result;
  }

  @Override
  public long known(Known what) {
    return switch (what) {
      case TABLE -> TABLE;
      case LANES -> GUEST + Area.LANES;
      case THREAD -> THREAD;
      case HANDLER -> HANDLER;
      case TEXT -> TEXT;
      case CONSTANTS -> CONSTANTS;
      case PAGE -> memory.load(TABLE + OsTable.PAGE_SIZE, 8);
      default -> 0;
    };
  }

  static SimulatedFault fault(FaultKind kind) {
    return new SimulatedFault(kind, 0, true);
  }
}
