package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.R10;
import static portkit.metal.asm.Reg.R11;
import static portkit.metal.asm.Reg.R12;
import static portkit.metal.asm.Reg.R13;
import static portkit.metal.asm.Reg.R14;
import static portkit.metal.asm.Reg.R15;
import static portkit.metal.asm.Reg.R8;
import static portkit.metal.asm.Reg.R9;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RBP;
import static portkit.metal.asm.Reg.RBX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;

import java.util.List;
import portkit.metal.asm.Reg;

/**
 * How registers are used. Calls follow the System V ABI for x86-64 (section 3.2), so that code of
 * other compilers can call ours and the reverse. RAX, RCX and RDX hold no values: division, shifts,
 * string and system instructions are tied to them, and the emitters need temporaries.
 */
public final class Registers {
  /** Where the first six arguments travel. */
  public static final List<Reg> ARGUMENTS = List.of(RDI, RSI, RDX, RCX, R8, R9);

  /** Registers for values that a call destroys. */
  static final List<Reg> CALLER_SAVED = List.of(RDI, RSI, R8, R9, R10, R11);

  /** Registers for values that a function must leave as it found them. */
  public static final List<Reg> CALLEE_SAVED = List.of(RBX, RBP, R12, R13, R14, R15);

  /** Where a result travels; else a temporary. */
  static final Reg RESULT = RAX;

  /** The other two temporaries. */
  static final List<Reg> TEMPORARIES = List.of(RCX, RDX);

  private Registers() {}
}
