package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.Image;
import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.LinuxStack;
import portkit.metal.hw.layout.OsTableLayout;
import portkit.metal.port.Refusal;
import portkit.metal.port.TableWriter;
import portkit.nacl.policy.Places;
import portkit.os.Failure;
import portkit.os.Profile;

/** The tender: all objects, wired once on the JVM, and the way from the kernel to the program. */
public final class Tender {
  private static final int SIGALTSTACK = 131;

  private static final int AFFINITY_BYTES = 1024;

  private final GateCode code = new GateCode();
  private final Gate gate = new Gate(code);
  private final Options options = new Options();
  private final GoLineTable lines = new GoLineTable();
  private final LastWords lastWords = new LastWords(gate, options, new GoTraceback(lines));
  private final MemoryLimit memoryLimit = new MemoryLimit(gate);
  private final ProgramSpace space = new ProgramSpace(gate, memoryLimit);
  private final ThreadBlocks blocks = new ThreadBlocks(gate);
  private final FaultHandler handler = new FaultHandler();
  private final Interruption interruption = new Interruption(code, gate, space, handler);
  private final Signals signals =
      new Signals(gate, new Faults(handler, lastWords), interruption, lastWords);
  private final IoCalls io = new IoCalls(gate, space);
  private final MemoryCalls memory = new MemoryCalls(space);
  private final TimeCalls time = new TimeCalls(gate, space);
  private final SleepCalls sleep = new SleepCalls(gate, space);
  private final ThreadCalls threads = new ThreadCalls(gate, blocks, handler, interruption);
  private final CoroutineCalls coroutines = new CoroutineCalls(gate, blocks, time, io, sleep);
  private final Vdso vdso = new Vdso();
  private final FileContent content = new FileContent(lastWords);
  private final Validation validation = new Validation();
  private final Fallback fallback = new Fallback();
  private final Loader loader = new Loader(space);
  private final ProgramArguments arguments = new ProgramArguments();
  private final TableWriter table = new TableWriter();
  private final Limits limits = new Limits();
  private final Seal seal;
  private final StaticMemory processors = new StaticMemory(AFFINITY_BYTES, 8);

  private Tender(boolean shut) {
    seal = shut ? new KernelSeal(code, lastWords) : new NoSeal();
  }

  /** The tender that the port runs programs with. */
  public static Tender sealed() {
    return new Tender(true);
  }

  /**
   * One that confines nobody: what the same attempt achieves here and not there, the seal has
   * stopped. For tests of the seal.
   */
  public static Tender unsealed() {
    return new Tender(false);
  }

  /** The objects whose methods are called from outside. */
  public Object[] exports() {
    return new Object[] {this, lastWords, signals, io, memory, time, sleep, threads, coroutines};
  }

  /** Called by the kernel's first instruction, on the stack that it made; never returns. */
  @Export("start")
  int start(long stack) {
    boolean placed = Startup.map(Places.GATE, Places.PAGE, Startup.PROT_READ | Startup.PROT_WRITE);
    if (!placed) {
      return Failure.UNSUITABLE_HOST.exitCode();
    }
    gate.place();
    long gateReady =
        Startup.protect(Places.GATE, Places.PAGE, Startup.PROT_READ | Startup.PROT_EXEC);
    if (gateReady != 0) {
      return Failure.UNSUITABLE_HOST.exitCode();
    }
    if (!options.parse(stack)) {
      lastWords.refuse(
          Failure.USAGE,
          "usage: tender [--single | --coroutines] [--memory=MIB] [--cpu=SECONDS]"
              + " [--timeout=SECONDS] [--hide=CAPABILITIES] [--program=FILE]"
              + " [--validated=FOLDER [--fallback=COMMAND]] PROGRAM [ARGUMENT...]");
    }
    checkHost(stack);
    memoryLimit.set(options.mebibytes());
    long program =
        options.file() != 0 ? options.file() : LinuxStack.argument(stack, options.program());
    content.read(program);
    if (options.validated() != 0 && !validation.isThere(options.validated(), content.status())) {
      fallBack(stack, program);
    }
    Refusal refusal = loader.load(content);
    if (refusal != Refusal.NONE) {
      lastWords.refuse(refusal.failure(), program, refusal.message());
    }
    if (memoryLimit.isBelow(loader.data())) {
      lastWords.refuse(
          Failure.TOO_LITTLE_MEMORY,
          program,
          "its data alone are more than the memory limit (-m) allows");
    }
    lines.find(content, space);
    Startup.unmap(content.address(), content.size());
    enter(stack);
    return Failure.INTERNAL.exitCode();
  }

  private void checkHost(long stack) {
    if (!HostFeatures.hasFsGsBase(stack)) {
      lastWords.refuse(
          Failure.UNSUITABLE_HOST,
          "the processor or kernel does not let programs set their FS base (FSGSBASE); it needs"
              + " Linux 5.9 or later on a processor from 2012 or later");
    }
    if (!Startup.map(Places.REGION, Places.END - Places.REGION, Startup.PROT_NONE)) {
      lastWords.refuse(
          Failure.UNSUITABLE_HOST,
          "there is no address space of 64 GiB for the program: raise ulimit -v");
    }
  }

  private void fallBack(long stack, long program) {
    if (options.fallback() != 0) {
      fallback.start(options.fallback(), stack, options.behindFallback());
    }
    lastWords.refuse(
        Failure.UNSAFE_CODE,
        program,
        "has not passed the validator, or has changed since: run portkit validate");
  }

  private void enter(long stack) {
    int process = Startup.process();
    blocks.start(process);
    long context = blocks.take();
    arguments.take(stack, options.program());
    long block = space.grant(arguments.size());
    if (context == 0 || block == 0) {
      lastWords.refuse(Failure.TOO_LITTLE_MEMORY, "there is too little memory for the program");
    }
    ThreadContext.THREAD.set(context, process);
    long signalStack = ThreadContext.SIGNAL_STACK.in(context);
    long _ = Linux.call(SIGALTSTACK, signalStack, 0);
    arguments.write(block);
    writeTable(block);
    vdso.find(LinuxStack.auxiliary(stack, LinuxStack.VDSO));
    time.start(vdso.clockGettime());
    signals.install();
    if (!limits.set(options, Image.end() - Image.start())) {
      lastWords.refuse(
          Failure.UNSUITABLE_HOST, "the kernel has no timer for --timeout: raise ulimit -i");
    }
    seal.close(options.mode() == Options.THREADS, process, vdso);
    gate.enter(table.address(), loader.entry(), context);
  }

  private void writeTable(long block) {
    long missing = options.hidden();
    if (options.mode() == Options.SINGLE) {
      missing |= Profile.THREADS.mask();
    }
    if (options.mode() == Options.COROUTINES) {
      missing |= Profile.PREEMPTION.mask();
    }
    table.write(arguments.count(), block, arguments.environment(block), missing);
    OsTableLayout.CPU_COUNT.set(
        table.address(), options.mode() == Options.THREADS ? countProcessors() : 1);
    if (options.mode() == Options.COROUTINES) {
      coroutines.replace(table);
    }
    long opened = Startup.protect(Places.GATE, Places.PAGE, Startup.PROT_READ | Startup.PROT_WRITE);
    gate.lead(table);
    long closed = Startup.protect(Places.GATE, Places.PAGE, Startup.PROT_READ | Startup.PROT_EXEC);
    if (opened != 0 || closed != 0) {
      lastWords.refuse(Failure.UNSUITABLE_HOST, "the kernel refuses to protect memory");
    }
  }

  private int countProcessors() {
    long bytes = Startup.affinity(processors.address(), AFFINITY_BYTES);
    int count = 0;
    for (long i = 0; i < bytes; i++) {
      for (int bits = Memory.load8(processors.address() + i); bits != 0; bits &= bits - 1) {
        count++;
      }
    }
    return Math.max(count, 1);
  }
}
