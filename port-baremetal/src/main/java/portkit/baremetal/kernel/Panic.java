package portkit.baremetal.kernel;

import portkit.baremetal.driver.Console;
import portkit.baremetal.memory.GuestMemory;
import portkit.baremetal.thread.GuestThread;
import portkit.baremetal.thread.Scheduler;
import portkit.metal.hw.CString;
import portkit.metal.hw.ControlRegister;
import portkit.metal.hw.Export;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.metal.port.ProgramFile;
import portkit.os.Failure;

/** The last words of a kernel or program that cannot go on: reason, registers, and an exit code. */
public final class Panic {
  /** What a program ends with that faults and has no handler (FLT-04). */
  private static final int PROGRAM_FAULT = 2;

  private static final int DEFECT = Failure.INTERNAL.exitCode();

  private final Console console;
  private final Scheduler scheduler;
  private final PowerOff powerOff;
  private final Backtrace backtrace;
  private boolean panicked;

  /** With where to say it, what to say of the program's file, and how to end. */
  public Panic(
      Console console,
      GuestMemory memory,
      ProgramFile file,
      Scheduler scheduler,
      PowerOff powerOff) {
    this.backtrace = new Backtrace(console, memory, new GoSymbols(file));
    this.console = console;
    this.scheduler = scheduler;
    this.powerOff = powerOff;
  }

  /** The program has faulted, and its handler cannot help. */
  public void program(String reason, long frame) {
    report("program: ", reason, frame);
    backtrace.program(InterruptFrame.RIP.get(frame), InterruptFrame.RBP.get(frame));
    powerOff.exit(PROGRAM_FAULT);
  }

  /**
   * The program has touched memory that it was promised, and there is none.
   *
   * @param bytes that the program can have in all
   */
  public void outOfMemory(long frame, long bytes) {
    console.print("portkit: the program's memory is exhausted: the machine has ");
    console.decimal(bytes >> 20).print(" MiB for it; -m gives more").endLine();
    program("out of memory", frame);
  }

  /** The kernel has faulted. */
  public void kernel(String reason, long frame) {
    report("kernel: ", reason, frame);
    backtrace.kernelAt(InterruptFrame.RIP.get(frame), InterruptFrame.RSP.get(frame));
    powerOff.exit(DEFECT);
  }

  /**
   * The kernel has found itself to be wrong; the compiler's traps call it.
   *
   * @param message a C string: the exception, and where it would have been thrown
   * @param address of the code
   * @param stack the place from which to walk
   */
  @Export("panic")
  public void trap(long message, long address, long stack) {
    console.print("portkit: kernel: ");
    console.write(message, CString.length(message));
    register("at", address);
    console.endLine();
    backtrace.kernel(stack);
    powerOff.exit(DEFECT);
  }

  private void report(String who, String reason, long frame) {
    if (panicked) { // a fault while this is printed: say no more
      powerOff.exit(DEFECT);
    }
    panicked = true;
    console.print("portkit: ").print(who).print(reason);
    console.print(" (vector ").decimal(InterruptFrame.VECTOR.get(frame));
    console.print(", error ").decimal(InterruptFrame.ERROR.get(frame)).print(")");
    console.endLine();
    register("rip", InterruptFrame.RIP.get(frame));
    register("rsp", InterruptFrame.RSP.get(frame));
    register("rfl", InterruptFrame.RFLAGS.get(frame));
    register("cr2", ControlRegister.readCr2());
    console.endLine();
    register("rax", InterruptFrame.RAX.get(frame));
    register("rbx", InterruptFrame.RBX.get(frame));
    register("rcx", InterruptFrame.RCX.get(frame));
    register("rdx", InterruptFrame.RDX.get(frame));
    console.endLine();
    register("rsi", InterruptFrame.RSI.get(frame));
    register("rdi", InterruptFrame.RDI.get(frame));
    register("rbp", InterruptFrame.RBP.get(frame));
    register("r8 ", InterruptFrame.R8.get(frame));
    console.endLine();
    register("r9 ", InterruptFrame.R9.get(frame));
    register("r10", InterruptFrame.R10.get(frame));
    register("r11", InterruptFrame.R11.get(frame));
    register("r12", InterruptFrame.R12.get(frame));
    console.endLine();
    register("r13", InterruptFrame.R13.get(frame));
    register("r14", InterruptFrame.R14.get(frame));
    register("r15", InterruptFrame.R15.get(frame));
    GuestThread thread = scheduler.current();
    if (thread != null) {
      console.print(" thread ").decimal(thread.number());
    }
    console.endLine();
  }

  private void register(String name, long value) {
    console.print(" ").print(name).print(" ").hex(value);
  }
}
