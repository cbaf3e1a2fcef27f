package portkit.hosted.code;

import portkit.metal.asm.Label;

/** The labels that one piece of the trampolines shares with another. */
final class Places {
  /** The first instruction of all trampolines. */
  final Label start = new Label("start");

  /** Function: enters the program. */
  final Label enter = new Label("enter");

  /** Where the program's function returns to. */
  final Label returned = new Label("returned");

  /** Leaves the program from wherever it is, in guest mode. */
  final Label unwind = new Label("unwind");

  /** A call's way back into the program, in guest mode, with the result in RAX. */
  final Label back = new Label("back");

  /**
   * From here up to {@link #decided} an interrupt is left pending: the thread is in a call, whose
   * end has yet to look for it, or leaves the program.
   */
  final Label inCall = new Label("inCall");

  /**
   * From here up to {@link #callEnd} the thread has looked and found no interrupt, or none that can
   * be delivered; all that is left of its call is the return.
   */
  final Label decided = new Label("decided");

  /** The end of the machine code of calls. */
  final Label callEnd = new Label("callEnd");

  /** Delivers an interrupt; the saved registers say where the program goes on. */
  final Label interrupt = new Label("interrupt");

  /** Delivers what the fault record says, on the fault stack. */
  final Label deliver = new Label("deliver");

  /** From here to {@link #resumed}, the saved registers say where the program goes on. */
  final Label resume = new Label("resume");

  /** The end of {@link #resume}. */
  final Label resumed = new Label("resumed");

  /** Signal handler. */
  final Label handler = new Label("handler");

  /** The end of all trampolines. */
  final Label end = new Label("end");

  /** What a signal handler returns to. */
  final Label restorer = new Label("restorer");

  /** The initial MXCSR, a 32-bit word. */
  final Label mxcsr = new Label("mxcsr");

  /** Function: size of the area that XSAVE writes. */
  final Label xsaveSize = new Label("xsaveSize");
}
