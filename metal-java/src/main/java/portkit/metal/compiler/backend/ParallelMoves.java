package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.Const;

/**
 * Carries out moves as if all happened at once: a move waits while another still needs what it
 * would overwrite; a cycle is broken by way of RAX. RAX must be neither source nor destination.
 */
final class ParallelMoves {
  private static final Location TEMPORARY = new Location.InRegister(RAX);

  private final Assembler asm;
  private final Frame frame;
  private final Operands operands;
  private boolean temporaryInUse;

  ParallelMoves(Assembler asm, Frame frame, Operands operands) {
    this.asm = asm;
    this.frame = frame;
    this.operands = operands;
  }

  void emit(List<Move> moves) {
    List<Move> todo = new ArrayList<>();
    List<Move> constants = new ArrayList<>();
    for (Move m : moves) {
      if (m.from() == null) {
        constants.add(m);
      } else if (!m.from().equals(m.to())) {
        todo.add(m);
      }
    }
    while (!todo.isEmpty()) {
      Move ready = findReady(todo);
      if (ready != null) {
        todo.remove(ready);
        move(ready);
        temporaryInUse = todo.stream().anyMatch(m -> m.from().equals(TEMPORARY));
      } else {
        breakCycle(todo);
      }
    }
    constants.forEach(this::constant); // last: they free nothing
  }

  private static Move findReady(List<Move> todo) {
    for (Move m : todo) {
      // No move reads what it writes itself: those were dropped.
      if (todo.stream().noneMatch(o -> m.to().equals(o.from()))) {
        return m;
      }
    }
    return null;
  }

  private void breakCycle(List<Move> todo) {
    Location from = todo.getFirst().from();
    move(new Move(todo.getFirst().value(), from, TEMPORARY));
    todo.replaceAll(m -> m.from().equals(from) ? new Move(m.value(), TEMPORARY, m.to()) : m);
    temporaryInUse = true;
  }

  private void move(Move m) {
    if (m.to() instanceof Location.InRegister(Reg to)) {
      if (m.from() instanceof Location.InRegister(Reg from)) {
        asm.mov(Operands.width(m.value()), to, from);
      } else {
        asm.mov(QWORD, to, frame.memory(m.from()));
      }
      return;
    }
    Mem to = frame.memory(m.to());
    if (m.from() instanceof Location.InRegister(Reg from)) {
      asm.mov(QWORD, to, from);
    } else if (!temporaryInUse) {
      asm.mov(QWORD, RAX, frame.memory(m.from()));
      asm.mov(QWORD, to, RAX);
    } else {
      // POP computes an address that uses RSP after it has added 8: both are the frame's own.
      asm.push(frame.memory(m.from()));
      asm.pop(to);
    }
  }

  private void constant(Move m) {
    Const value = (Const) m.value();
    if (m.to() instanceof Location.InRegister(Reg to)) {
      operands.load(to, value);
    } else {
      operands.load(RAX, value);
      asm.mov(QWORD, frame.memory(m.to()), RAX);
    }
  }
}
