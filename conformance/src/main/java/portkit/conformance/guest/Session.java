package portkit.conformance.guest;

import portkit.metal.hw.CString;

/** One run of the guest: script after script, nothing of one left for the next. */
public final class Session {
  private static final int DIAGNOSTICS = 2;

  private final Ground ground;
  private final Code code;
  private final Reporter reporter;
  private final Threads threads;
  private final Reservations reservations;
  private final Interpreter interpreter;
  private final Decoder decoder;
  private boolean faults;

  /** A session on a ground. */
  public Session(Ground ground) {
    this.ground = ground;
    code = new Code(ground);
    reporter = new Reporter(ground);
    threads = new Threads(ground, code);
    reservations = new Reservations(ground);
    interpreter = new Interpreter(ground, code, reporter, threads, reservations);
    decoder = new Decoder(ground);
  }

  /** Runs the scripts that the arguments behind the first are; gives the exit code. */
  public int run(long argumentCount, long arguments, boolean hasFaults) {
    faults = hasFaults;
    for (long i = 1; i < argumentCount; i++) {
      begin(ground.load64(arguments + i * Long.BYTES));
      reporter.report('b', i - 1);
      reporter.flush();
      reporter.restart();
      long lane = threads.record(0);
      boolean left = interpreter.run(lane);
      long running = threads.running();
      if (running == 0) {
        threads.leave();
      }
      long held = running == 0 ? threads.clear() : 0;
      reporter.report('e', held, running, reporter.count());
      if (running > 0) {
        reporter.flush();
        return Guest.LEFT_THREADS;
      }
      reservations.releaseAll();
      if (left) {
        reporter.flush();
        return (int) ground.load64(lane + Lane.SCRATCH);
      }
    }
    reporter.report('d', argumentCount - 1);
    reporter.flush();
    return 0;
  }

  private void begin(long argument) {
    long lane = threads.record(0);
    decoder.decode(argument);
    for (int i = 0; i < Area.CELL * Area.CELL_COUNT; i += Long.BYTES) {
      ground.store64(ground.memory() + Area.CELLS + i, 0);
    }
    threads.prepare(lane, 0);
    ground.call(Slot.SETTLS, lane, 0, 0);
    if (faults) {
      ground.call(Slot.ONFAULT, ground.known(Known.HANDLER), 0, 0);
    }
  }

  /** A thread of a script, from its first instruction to its last. */
  public void thread(long lane) {
    boolean _ = interpreter.run(lane);
    threads.ended(lane);
  }

  /** A fault has come that no script has asked for. */
  void stray(int kind, long pc) {
    reporter.report('s', kind, pc, 0);
    reporter.flush();
  }

  /** Writes a C string to the diagnostics. */
  void complain(long message) {
    ground.call(Slot.WRITE, DIAGNOSTICS, message, CString.length(message));
  }
}
