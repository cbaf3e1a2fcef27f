package portkit.metal.compiler.backend;

import java.util.List;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/**
 * A function's stack frame, from the stack pointer up: arguments for calls beyond the sixth, spill
 * slots, saved registers, the return address, and the caller's arguments beyond our sixth.
 *
 * @param outgoing arguments that calls pass on the stack, at most
 * @param body bytes of outgoing arguments, slots and padding
 */
record Frame(int outgoing, int body, List<Reg> saved) {
  private static final int WORD = 8;

  /** The ABI wants the stack pointer to be a multiple of this at calls (System V 3.2.2). */
  private static final int ALIGNMENT = 16;

  static Frame of(int outgoing, int slots, List<Reg> saved, boolean calls) {
    int body = WORD * (outgoing + slots);
    int all = WORD + WORD * saved.size() + body;
    boolean misaligned = calls && all % ALIGNMENT != 0;
    return new Frame(outgoing, misaligned ? body + WORD : body, List.copyOf(saved));
  }

  /** All bytes of stack that a call of the function takes, the return address included. */
  int size() {
    return cfaOffset(saved.size(), body);
  }

  /** How far up the caller's stack pointer is while only a part of the frame is there. */
  int cfaOffset(int pushed, int bodyBytes) {
    return WORD + WORD * pushed + bodyBytes;
  }

  /** The memory of a location that is not a register. */
  Mem memory(Location location) {
    return switch (location) {
      case Location.InSlot s -> slot(outgoing + s.index());
      case Location.InOutgoing o -> slot(o.index());
      case Location.InCallerFrame c -> Mem.at(Reg.RSP, size()).plus((long) WORD * c.index());
      case Location.InRegister r -> throw new IllegalArgumentException("in " + r.reg());
    };
  }

  private static Mem slot(int index) {
    return Mem.at(Reg.RSP, (long) WORD * index);
  }
}
