package portkit.hosted;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import portkit.hosted.memory.AddressSpace;
import portkit.hosted.memory.Mappings;
import portkit.hosted.trace.CallTrace;
import portkit.hosted.trace.Summary;
import portkit.hosted.trace.Watching;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Os;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/** One run of a program: what its threads share, from mapping it to its end. */
final class Guest implements AutoCloseable {
  private final ProgramImage program;
  private final Launch launch;
  private final AddressSpace memory = new AddressSpace();
  private final GuestThreads threads = new GuestThreads(this);
  private final Watching watching;
  private final Mappings mappings = new Mappings();
  private final Descriptors descriptors;
  private final Futex futex;
  private final GuestCalls calls;
  private final CountDownLatch ended = new CountDownLatch(1);
  private LoadedProgram loaded;
  private GuestTable table;
  private volatile boolean ending;
  private int exitCode;
  private PortkitException failure;

  /** A run that has not begun, whose calls are answered by what is made for it. */
  Guest(ProgramImage program, Launch launch, Function<Guest, Os> os) {
    this.program = program;
    this.launch = launch;
    watching = Watching.of(launch);
    descriptors = Descriptors.of(launch, this);
    futex = launch.watches(Launch.Watch.STEP) ? new MonitorFutex(this) : new KernelFutex();
    calls = calls(os.apply(this));
  }

  private GuestCalls calls(Os os) {
    GuestCalls served = new ServedCalls(os);
    CallTrace trace = watching.trace();
    return trace == null ? served : new TracedCalls(served, trace);
  }

  /** Maps the program, runs it to its end and gives its exit code. */
  int run() {
    loaded = LoadedProgram.map(program, memory);
    table = GuestTable.make(launch, memory, watching.wantsEveryCallInJava());
    threads.startMain(program.entry(), table.address());
    awaitEnd();
    threads.endAll();
    watching.summary(summary());
    if (failure != null) {
      throw failure;
    }
    return exitCode;
  }

  private void awaitEnd() {
    Duration limit = launch.timeLimit();
    try {
      if (limit.isZero()) {
        ended.await();
      } else if (!ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        fail(
            new PortkitException(
                Failure.TIME_LIMIT,
                program.name() + ": ended after its time limit of " + limit.toMillis() + " ms"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new PortkitException(Failure.INTERNAL, program.name() + ": the run was interrupted", e));
    }
  }

  /** Ends the program by its own wish; the first end counts (clause EXT-02). */
  synchronized void exit(int code) {
    if (!ending) {
      exitCode = code & 0xff; // clause EXT-01
      ending = true;
      ended.countDown();
    }
  }

  /** Ends the program because the port cannot go on with it. */
  synchronized void fail(PortkitException why) {
    if (!ending) {
      failure = why;
      ending = true;
      ended.countDown();
    }
  }

  /** Ends the program with a report of the fault that nobody handled (clause FLT-04). */
  void fault(FaultReport report) {
    synchronized (this) {
      if (ending) {
        return; // a thread's fault while the program is being taken down is no news
      }
      descriptors.report(report.toString());
      exit(FaultReport.EXIT_CODE);
    }
  }

  /** Whether the program is being ended: no call returns to it any more. */
  boolean ending() {
    return ending;
  }

  ProgramImage program() {
    return program;
  }

  AddressSpace memory() {
    return memory;
  }

  GuestThreads threads() {
    return threads;
  }

  GuestTable table() {
    return table;
  }

  /** Memory that a port on this machinery has mapped. */
  Mappings mappings() {
    return mappings;
  }

  Descriptors descriptors() {
    return descriptors;
  }

  Futex futex() {
    return futex;
  }

  /** Serves the calls of the program's threads. */
  GuestCalls calls() {
    return calls;
  }

  private Summary summary() {
    return new Summary(threads.statistics(), memory.use());
  }

  /**
   * Unmaps the program and all that it had. If a thread could not be ended, everything stays, for
   * that thread would take the JVM with it.
   */
  @Override
  public void close() {
    watching.close();
    if (!threads.allEnded()) {
      return;
    }
    memory.clear();
    mappings.clear();
    if (table != null) {
      table.close();
    }
    if (loaded != null) {
      loaded.close();
    }
  }
}
