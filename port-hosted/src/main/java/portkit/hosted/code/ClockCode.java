package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/**
 * The clocks without Java: a scheduler asks for the time millions of times a second, and a call
 * into Java costs more than the rest of its work. The code runs in guest mode on the stack that the
 * call is made on; the vDSO needs neither the C library's FS base nor much stack.
 */
final class ClockCode {
  private static final int NANOSECONDS = 1_000_000_000;

  /** {@code struct timespec}, padded so that RSP is 16-aligned at the call. */
  private static final int FRAME = 24;

  private final Assembler a;
  private final Places places;
  private final long clockGettime;

  ClockCode(Assembler a, Places places, long clockGettime) {
    this.a = a;
    this.places = places;
    this.clockGettime = clockGettime;
  }

  /** Emits the entry of a call that returns a clock's nanoseconds. */
  Label clock(int slot, int clockId) {
    a.align(16);
    Label entry = a.here("clock " + clockId);
    a.inc(QWORD, ContextField.CALLS.gs().plus(8L * slot));
    a.sub(QWORD, Reg.RSP, FRAME);
    a.mov(DWORD, Reg.RDI, clockId);
    a.mov(QWORD, Reg.RSI, Reg.RSP);
    a.movabs(Reg.RAX, clockGettime);
    a.call(Reg.RAX);
    a.imul(QWORD, Reg.RAX, Mem.at(Reg.RSP), NANOSECONDS);
    a.add(QWORD, Reg.RAX, Mem.at(Reg.RSP, 8));
    a.add(QWORD, Reg.RSP, FRAME);
    a.jmp(places.back);
    return entry;
  }
}
