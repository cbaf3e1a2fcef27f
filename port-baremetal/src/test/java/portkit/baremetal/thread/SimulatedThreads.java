package portkit.baremetal.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.SimulatedApic;
import portkit.baremetal.time.ApicAlarm;
import portkit.baremetal.time.TscClock;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Msr;
import portkit.metal.hw.Stack;
import portkit.metal.hw.sim.CpuidLeaf;
import portkit.metal.hw.sim.Machine;

/**
 * A scheduler on a simulated machine with a clock of 1 GHz. The calls of the scheduler run with
 * interrupts off, {@link #work} with interrupts on, as a program does.
 */
final class SimulatedThreads {
  private static final int THREADS = 16;
  private static final long STACKS = 0x10_0000;
  private static final long STACK = 0x1_0000;
  private static final int BREAKPOINT = 3;

  final Machine machine = new Machine();
  final TscClock clock = new TscClock();
  final SimulatedApic device = new SimulatedApic(machine, 1);
  final ApicAlarm alarm = new ApicAlarm(new LocalApic(32, 47), clock);
  final VectorUnit vectors = new VectorUnit();
  final Scheduler scheduler;
  private final GuestThread[] threads = new GuestThread[THREADS];
  private final Map<Integer, Runnable> bodies = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final List<Integer> interrupts = new ArrayList<>();
  private long interruptStack;
  private int alarms;
  private int count = 1;

  SimulatedThreads(long slice) {
    ProcessorSwitch threadSwitch = new ProcessorSwitch(vectors, top -> interruptStack = top);
    scheduler = new Scheduler(clock, alarm, threadSwitch, THREADS, slice);
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new GuestThread(i);
      threads[i].fsBase = 0x1000L * (i + 1);
      threads[i].interruptStack = STACKS + STACK * i + STACK / 2;
      threads[i].vectorArea = STACKS + STACK * i;
    }
    machine.memory().ram(STACKS, STACK * THREADS);
    machine.functions().define("thread", arguments -> life((int) arguments[0]));
    machine.processor().cpuid(1, 0, new CpuidLeaf(0, 0, 1 << 26, 0));
    machine.processor().cpuid(13, 0, new CpuidLeaf(7, 832, 832, 0));
    machine.interrupts().handler(this::interrupted);
  }

  /** Starts the first thread with the body and runs until it ends. */
  void run(Runnable body) {
    machine.run(
        () -> {
          clock.start(1_000_000_000);
          alarm.start(1_000_000_000);
          vectors.start();
          scheduler.start(threads[0]);
          for (int i = 1; i < count; i++) {
            begin(threads[i]);
          }
          body.run();
        });
  }

  /** Adds a thread that runs when the first one does. */
  GuestThread spawn(Runnable body) {
    bodies.put(count, body);
    return threads[count++];
  }

  private void begin(GuestThread thread) {
    long top = STACKS + STACK * (thread.number + 1);
    thread.stackPointer[0] = Stack.prepare(top, FunctionPointer.to("thread"), thread.number);
    vectors.clear(thread.vectorArea);
    scheduler.add(thread);
  }

  private long life(int number) {
    bodies.get(number).run();
    scheduler.end();
    throw new IllegalStateException("an ended thread runs");
  }

  /** A step of the program's, with interrupts on. */
  void work() {
    Interrupts.enable();
    long ignored = Memory.load64(STACKS);
    Interrupts.disable();
  }

  private void interrupted(int vector) {
    if (vector == BREAKPOINT) {
      deliver(); // the kernel would step out of the call first
    } else {
      alarmed();
    }
  }

  private void alarmed() {
    alarms++;
    GuestThread me = scheduler.current();
    scheduler.alarmed();
    if (scheduler.current() != me) {
      throw new IllegalStateException("an interrupt has returned on another thread");
    }
    deliver();
    if (Msr.read(Msr.FS_BASE) != me.fsBase && me.number != 0) {
      throw new IllegalStateException("a thread has another one's FS base");
    }
  }

  private void deliver() {
    GuestThread me = scheduler.current();
    if (me.awaitsInterrupt()) {
      me.interrupted();
      interrupts.add(me.number);
    }
  }

  long now() {
    return clock.now();
  }

  void log(String entry) {
    log.add(entry);
  }

  List<String> log() {
    return log;
  }

  List<Integer> interrupts() {
    return interrupts;
  }

  /** How often the alarm has gone off. */
  int alarms() {
    return alarms;
  }

  /** The vector register that a component's mark stands for. */
  void setVector(long value) {
    machine.processor().vectors().mark(2, value);
  }

  long vector() {
    return machine.processor().vectors().mark(2);
  }

  long interruptStack() {
    return interruptStack;
  }
}
