package portkit.hosted;

import portkit.hosted.code.FatalFault;
import portkit.hosted.code.Trampolines;
import portkit.os.elf.ProgramImage;

/** What a person sees of a fault that ended the program (clause FLT-04). */
record FaultReport(ProgramImage program, String thread, FatalFault fault) {
  /** The exit code of the program then. */
  static final int EXIT_CODE = 2;

  @Override
  public String toString() {
    return "portkit: "
        + program.name()
        + ": "
        + fault.what()
        + " at pc "
        + place()
        + " in thread "
        + thread
        + "; "
        + (fault.inHandler()
            ? "it was in the program's fault handler"
            : Trampolines.contains(fault.pc())
                ? "it was in a call of the OS table, whose stack pointer may be bad"
                : "the program has set no fault handler")
        + "\n"
        + fault.registers()
        + "\n";
  }

  private String place() {
    return program.symbols().describe(fault.pc());
  }
}
