package portkit.metal.compiler.backend;

import portkit.metal.asm.Reg;

/** Where a value is at some point. */
sealed interface Location {
  /** In a register. */
  record InRegister(Reg reg) implements Location {}

  /** In a spill slot of eight bytes, counted from 0. */
  record InSlot(int index) implements Location {}

  /** An argument that the caller put on the stack, counted from 0. */
  record InCallerFrame(int index) implements Location {}

  /** An argument for a call about to be made, counted from 0. */
  record InOutgoing(int index) implements Location {}
}
