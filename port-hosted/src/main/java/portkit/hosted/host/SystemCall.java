package portkit.hosted.host;

import static portkit.metal.asm.Width.QWORD;

import java.lang.invoke.MethodHandle;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/**
 * Makes system calls directly, so that their results are the kernel's (negated error codes) instead
 * of -1 and an {@code errno} that would have to be captured on each call.
 */
final class SystemCall {
  private static final MethodHandle HANDLE = Native.down(install());

  private SystemCall() {}

  /** The kernel's result: below 0 and above -4096 for an error. */
  static long call(long number, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) HANDLE.invokeExact(number, a, b, c, d, e, f);
    } catch (Throwable t) {
      throw new IllegalStateException("system call " + number, t);
    }
  }

  private static long install() {
    Assembler a = new Assembler();
    // From the C convention to the kernel's (psABI AMD64, A.2.1): number to RAX, the others one
    // register up, RCX to R10 because SYSCALL overwrites RCX; the seventh lies behind the return
    // address.
    a.mov(QWORD, Reg.RAX, Reg.RDI);
    a.mov(QWORD, Reg.RDI, Reg.RSI);
    a.mov(QWORD, Reg.RSI, Reg.RDX);
    a.mov(QWORD, Reg.RDX, Reg.RCX);
    a.mov(QWORD, Reg.R10, Reg.R8);
    a.mov(QWORD, Reg.R8, Reg.R9);
    a.mov(QWORD, Reg.R9, Mem.at(Reg.RSP, 8));
    a.syscall();
    a.ret();
    return CodeMemory.install(a).origin();
  }
}
