package portkit.baremetal.thread;

import portkit.os.OsTable;

/**
 * A thread of the program, or the room for one. Its links belong to the one {@link ThreadList} that
 * it is in, its place among the timers to the {@link TimerQueue}.
 */
public final class GuestThread {
  /** A deadline that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  static final int NO_TIMER = -1;

  /** What it is doing. */
  public enum State {
    /** Nothing: there is no such thread. */
    FREE,
    /** It runs, or is in the queue of those that want to. */
    READY,
    /** It waits for a wakeup, a deadline or both. */
    ASLEEP
  }

  final int number;
  State state = State.FREE;
  GuestThread next;
  GuestThread previous;
  ThreadList list;

  /** The word it sleeps on, and until when. */
  long word;

  long deadline;
  int timer = NO_TIMER;
  boolean timedOut;

  /** Where its stack stood when it last gave way; an array, so that it has an address. */
  final long[] stackPointer = new long[1];

  long fsBase;

  /** The end of the stack on which its next interrupt or fault begins. */
  long interruptStack;

  /** Where its vector state is kept while it does not run. */
  long vectorArea;

  /** Where it is kept while its fault handler runs, which may sleep in turn. */
  long faultVectorArea;

  boolean interruptRequested;
  boolean inFaultHandler;

  /** What the program told it to run. */
  long function;

  long argument;

  /** What its fault handler is told; an array, so that it has an address. */
  final long[] faultRecord = new long[OsTable.FAULT_SIZE / Long.BYTES];

  /** Room for a thread. */
  public GuestThread(int number) {
    this.number = number;
  }

  /** Its number, which is free for another thread when it has ended. */
  public int number() {
    return number;
  }

  /** What it is doing. */
  public State state() {
    return state;
  }

  /** The base of its FS segment, by which the program knows it. */
  public long fsBase() {
    return fsBase;
  }

  /** The function of the program that it runs. */
  public long function() {
    return function;
  }

  /** That function's argument. */
  public long argument() {
    return argument;
  }

  /** Its interrupt stack's end. */
  public long interruptStack() {
    return interruptStack;
  }

  /**
   * Whether it has been sent an interrupt that is to come as soon as it runs the program. One that
   * waits for the fault handler's return does not count (INT-02).
   */
  public boolean awaitsInterrupt() {
    return interruptRequested && !inFaultHandler;
  }

  /** The interrupt has been delivered. */
  public void interrupted() {
    interruptRequested = false;
  }
}
