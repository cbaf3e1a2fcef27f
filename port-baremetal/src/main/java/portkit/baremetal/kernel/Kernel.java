package portkit.baremetal.kernel;

import portkit.baremetal.board.Board;
import portkit.baremetal.boot.LoaderInfo;
import portkit.baremetal.boot.ProgramStart;
import portkit.baremetal.driver.InterruptController.Source;
import portkit.baremetal.memory.AddressSpace;
import portkit.baremetal.memory.DirectMap;
import portkit.baremetal.memory.FrameAllocator;
import portkit.baremetal.memory.GuestMemory;
import portkit.baremetal.memory.KernelMap;
import portkit.baremetal.memory.PageTables;
import portkit.baremetal.memory.ThreadStacks;
import portkit.baremetal.thread.FaultDelivery;
import portkit.baremetal.thread.GuestThread;
import portkit.baremetal.thread.ProcessorSwitch;
import portkit.baremetal.thread.Scheduler;
import portkit.baremetal.thread.TaskState;
import portkit.baremetal.thread.ThreadTable;
import portkit.baremetal.thread.VectorUnit;
import portkit.baremetal.time.Clock;
import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.EnablesInterrupts;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.Stack;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.port.Intervals;
import portkit.metal.port.Refusal;

/**
 * The kernel of one board: all objects, wired once on the JVM when the image is built, and the way
 * from the boot code to the program.
 */
public final class Kernel {
  private static final int THREADS = 512;

  /** Nanoseconds that a thread runs while others are ready. */
  public static final long SLICE = 10_000_000;

  private static final int MEMORY_RANGES = 32;
  private static final int RESERVATIONS = 1024;

  /** What the interface promises the entry point. */
  private static final int ENTRY_STACK = 128 << 10;

  private static final long PAGE = FrameAllocator.FRAME;

  private final Board board;
  private final LoaderInfo loader = new LoaderInfo(MEMORY_RANGES);
  private final Intervals free = new Intervals(2 * MEMORY_RANGES);
  private final DirectMap window = new DirectMap(0);
  private final FrameAllocator frames = new FrameAllocator(window);
  private final PageTables tables = new PageTables(frames, window);
  private final KernelMap kernelMap = new KernelMap(tables, window);
  private final AddressSpace space = new AddressSpace(frames, tables, RESERVATIONS);
  private final GuestMemory guestMemory = new GuestMemory(tables, space, kernelMap);
  private final VectorUnit vectors;
  private final TaskState taskState = new TaskState();
  private final ThreadTable threads;
  private final Scheduler scheduler;
  private final PowerOff powerOff;
  private final Panic panic;
  private final ConsoleCalls consoleCalls;
  private final MemoryCalls memoryCalls;
  private final SleepCalls sleepCalls;
  private final ThreadCalls threadCalls;
  private final TimeCalls timeCalls;
  private final Traps traps;
  private final ProgramStart program = new ProgramStart(frames, tables, window, space, guestMemory);

  /** The kernel of a board, ready to become an image. */
  public Kernel(Board board) {
    this(board, SLICE, new VectorUnit());
  }

  /** The same with other parts, for tests. */
  public Kernel(Board board, long slice, VectorUnit vectors) {
    this.board = board;
    this.vectors = vectors;
    threads = new ThreadTable(THREADS, new ThreadStacks(frames, tables), vectors);
    Clock clock = board.time().clock();
    scheduler =
        new Scheduler(clock, board.time(), new ProcessorSwitch(vectors, taskState), THREADS, slice);
    powerOff = new PowerOff(board.console(), board.power());
    panic = new Panic(board.console(), guestMemory, program.file(), scheduler, powerOff);
    consoleCalls = new ConsoleCalls(board.console(), guestMemory, scheduler, powerOff);
    memoryCalls = new MemoryCalls(space, scheduler);
    sleepCalls = new SleepCalls(guestMemory, scheduler, clock);
    FaultDelivery faults = new FaultDelivery(vectors, taskState);
    threadCalls = new ThreadCalls(threads, scheduler, faults);
    timeCalls = new TimeCalls(clock, guestMemory, board.random(), scheduler);
    traps = new Traps(space, scheduler, faults, consoleCalls, board.interrupts(), panic);
  }

  /** The objects whose methods are called from outside. */
  public Object[] exports() {
    return new Object[] {
      this, panic, traps, consoleCalls, memoryCalls, sleepCalls, threadCalls, timeCalls
    };
  }

  /** Called by the boot code, on its stack, with interrupts off; never returns. */
  @Export("boot")
  public void boot(long bootInfo) {
    board.console().start();
    board.interrupts().start();
    vectors.start();
    board.time().begin();
    loader.read(bootInfo);
    if (!loader.hasModule()) {
      refuse(Refusal.NO_PROGRAM);
    }
    taskState.start(BootInfo.TSS.get(bootInfo));
    if (!startMemory(BootInfo.IMAGE_START.get(bootInfo), BootInfo.IMAGE_END.get(bootInfo))) {
      refuse(Refusal.NO_MEMORY);
    }
    GuestThread first = threads.first();
    if (first == null) {
      refuse(Refusal.NO_MEMORY);
    }
    taskState.set(first.interruptStack());
    Refusal refusal = program.load(loader, board.random().start(kernelMap));
    if (refusal != Refusal.NONE) {
      refuse(refusal);
    }
    board.time().start();
    board.interrupts().enable(Source.ALARM);
    timeCalls.start(board.calendar().seconds());
    scheduler.start(first);
    board.interrupts().enable(Source.CONSOLE);
    board.console().interruptOnInput();
    board.power().started();
    long end = Stack.call(threads.stack(first), FunctionPointer.to("program.enter"), 0);
    powerOff.exit((int) end);
  }

  /** The program's whole life, on its first thread's stack; returns what its entry returned. */
  @Export("program.enter")
  @EnablesInterrupts
  @CalleeStack(ENTRY_STACK)
  public long enter(long ignored) {
    Interrupts.enable();
    return FunctionPointer.call(program.entry(), program.table());
  }

  private boolean startMemory(long imageStart, long imageEnd) {
    for (int i = 0; i < loader.memory().count(); i++) {
      boolean _ = free.add(loader.memory().from(i), loader.memory().to(i));
    }
    boolean _ = free.remove(imageStart, (imageEnd + PAGE - 1) & -PAGE);
    boolean _ = free.remove(loader.moduleStart() & -PAGE, (loader.moduleEnd() + PAGE - 1) & -PAGE);
    // What the loader has written lies in these pages until the program has its copy of it.
    long line = loader.commandLine() & -PAGE;
    boolean _ = free.remove(line, line + 2 * PAGE);
    boolean started =
        frames.start(free, loader.memoryEnd())
            && tables.start()
            && kernelMap.map(imageStart, imageEnd, loader.memory());
    if (!started || !board.interrupts().map(kernelMap)) {
      return false;
    }
    kernelMap.activate();
    board.console().findFastLine(kernelMap, board.interrupts());
    return true;
  }

  private void refuse(Refusal refusal) {
    board.console().print("portkit: ").print(refusal.message()).endLine();
    powerOff.exit(refusal.exitCode());
  }
}
