package portkit.baremetal.thread;

import portkit.baremetal.time.Alarm;
import portkit.baremetal.time.Clock;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Interrupts;

/**
 * Which thread runs on the one processor. Ready threads take turns; a thread that wakes at its
 * deadline goes before the others, since it has waited already. The alarm is set only for what is
 * to happen: a single thread that runs, or none, is not disturbed by ticks.
 *
 * <p>All of it runs with interrupts off, {@link #idle} excepted.
 */
public final class Scheduler {
  /** A wait so short that setting the alarm and taking its interrupt would last longer. */
  private static final long SPIN = 3_000;

  /**
   * The alarm of a processor that halts is set early by as much as it has come late lately, but by
   * no more than this; what is left of the wait is spun away. A virtual machine's alarm takes its
   * host tens of microseconds to bring.
   */
  private static final long LONGEST_LEAD = 50_000;

  /** A new alarm's lateness counts for one part of so many. */
  private static final int LEAD_MEMORY = 8;

  /** When a thread that was in a call without {@link #leave} gets an interrupt that it was sent. */
  private static final long SOON = 10_000;

  private final Clock clock;
  private final Alarm alarm;
  private final ThreadSwitch threadSwitch;
  private final long slice;
  private final ThreadList ready = new ThreadList();

  /** Those that are ready because their deadline has come. */
  private final ThreadList due = new ThreadList();

  private final WaitQueues waiting = new WaitQueues();
  private final TimerQueue timers;
  private GuestThread current;
  private long sliceEnd;

  /** When the alarm will go off; it may be earlier than needed, never later. */
  private long armed = GuestThread.NEVER;

  private boolean idle;
  private long lead;
  private long switches;
  private long preemptions;

  /**
   * A scheduler without threads.
   *
   * @param threads how many there may be
   * @param slice nanoseconds that a thread runs before others that are ready get their turn
   */
  public Scheduler(Clock clock, Alarm alarm, ThreadSwitch threadSwitch, int threads, long slice) {
    this.clock = clock;
    this.alarm = alarm;
    this.threadSwitch = threadSwitch;
    this.slice = slice;
    this.timers = new TimerQueue(threads);
  }

  /** The thread that calls becomes the first one. */
  public void start(GuestThread thread) {
    thread.state = GuestThread.State.READY;
    current = thread;
    sliceEnd = clock.now() + slice;
  }

  /** The thread that runs; while none does, the one that ran last. */
  public GuestThread current() {
    return current;
  }

  /** Threads that have changed places, and how often one of them did not want to. */
  public long switches() {
    return switches;
  }

  /** As above. */
  public long preemptions() {
    return preemptions;
  }

  /** Lets a new thread run in its turn. */
  public void add(GuestThread thread) {
    makeReady(thread);
    arm();
  }

  /** Lets the others that are ready run first. */
  public void yield() {
    if (isAnyReady()) {
      ready.addLast(current);
      switchAway();
    }
    arm();
  }

  /**
   * Puts the current thread to sleep on a word.
   *
   * @param deadline or {@link GuestThread#NEVER}
   * @return whether it was woken, and not by its deadline
   */
  public boolean sleep(long word, long deadline) {
    GuestThread me = current;
    me.state = GuestThread.State.ASLEEP;
    me.timedOut = false;
    waiting.add(me, word);
    if (deadline != GuestThread.NEVER) {
      timers.add(me, deadline);
    }
    switchAway();
    arm();
    return !me.timedOut;
  }

  /** Wakes up to so many threads that sleep on the word, unsigned; returns how many. */
  public int wake(long word, int count) {
    int woken = 0;
    while (woken != count) {
      GuestThread thread = waiting.removeFirst(word);
      if (thread == null) {
        break;
      }
      timers.remove(thread);
      makeReady(thread);
      woken++;
    }
    arm();
    return woken;
  }

  /**
   * A new thread has got the processor for the first time. It comes from no switch that would see
   * to the alarm behind it, so without this it would keep the processor until its first call.
   */
  public void begun() {
    arm();
  }

  /** Ends the current thread; returns only on the stack of another. */
  public void end() {
    current.state = GuestThread.State.FREE;
    switchAway();
  }

  /**
   * Lets interrupts in again at the end of a call. A thread that has been sent one gets it on its
   * way out: the breakpoint's handler steps it into the program. The alarm alone would not do,
   * since a thread that is in the program for a moment only, between calls that give way, may be in
   * a call whenever it goes off.
   *
   * @param flags what {@link Interrupts#save} returned at the call's begin
   */
  public void leave(long flags) {
    boolean interrupted = current.awaitsInterrupt();
    Interrupts.restore(flags);
    if (interrupted) {
      Cpu.breakpoint();
    }
  }

  /** Asks for an interrupt of the thread; it comes once that thread runs the program. */
  public void requestInterrupt(GuestThread thread) {
    thread.interruptRequested = true;
    arm();
  }

  /** The alarm has gone off: wakes whose time it is and takes the processor from a slice's end. */
  public void alarmed() {
    if (idle) {
      long late = Math.min(Math.max(clock.now() - armed, 0), LONGEST_LEAD);
      lead += (late - lead) / LEAD_MEMORY;
    }
    armed = GuestThread.NEVER;
    boolean woken = wakeExpired();
    if (idle) {
      return; // its loop goes on after this interrupt
    }
    if (isAnyReady() && (woken || clock.now() >= sliceEnd)) {
      preemptions++;
      GuestThread me = current;
      ready.addLast(me);
      GuestThread next = removeNext();
      enter(next);
      threadSwitch.preempted(me, next);
    }
    arm();
  }

  /** Gives the processor to the next thread that is ready, waiting for one if need be. */
  private void switchAway() {
    GuestThread me = current;
    while (!isAnyReady()) {
      idle();
    }
    GuestThread next = removeNext();
    enter(next);
    if (next != me) {
      threadSwitch.yielded(me, next);
    }
  }

  private boolean isAnyReady() {
    return !ready.isEmpty() || !due.isEmpty();
  }

  private GuestThread removeNext() {
    return due.isEmpty() ? ready.removeFirst() : due.removeFirst();
  }

  private void enter(GuestThread next) {
    if (next != current) {
      switches++;
    }
    current = next;
    sliceEnd = clock.now() + slice;
  }

  /** Waits for an interrupt, or for a deadline that is near. */
  private void idle() {
    long first = timers.first();
    if (first != GuestThread.NEVER && first - clock.now() < SPIN + lead) {
      while (clock.now() < first) {
        Cpu.pause();
      }
    } else {
      setAlarm(first == GuestThread.NEVER ? first : first - lead);
      idle = true;
      Interrupts.await();
      Interrupts.disable();
      idle = false;
    }
    boolean _ = wakeExpired();
  }

  private boolean wakeExpired() {
    boolean woken = false;
    long now = clock.now();
    for (GuestThread t = timers.removeExpired(now); t != null; t = timers.removeExpired(now)) {
      waiting.remove(t);
      t.timedOut = true;
      t.state = GuestThread.State.READY;
      due.addLast(t);
      woken = true;
    }
    return woken;
  }

  private void makeReady(GuestThread thread) {
    thread.state = GuestThread.State.READY;
    ready.addLast(thread);
  }

  /** Sees to it that the alarm goes off in time for what is to happen next. */
  private void arm() {
    long deadline = timers.first();
    if (isAnyReady()) {
      deadline = Math.min(deadline, sliceEnd);
    }
    if (current.awaitsInterrupt()) {
      deadline = Math.min(deadline, clock.now() + SOON);
    }
    setAlarm(deadline);
  }

  private void setAlarm(long deadline) {
    if (deadline < armed) {
      armed = deadline;
      alarm.set(deadline);
    }
  }
}
