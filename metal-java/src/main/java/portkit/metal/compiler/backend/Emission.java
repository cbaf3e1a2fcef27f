package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Site;

/** What the emitters of one function share. */
final class Emission {
  /** A trap, emitted behind the function so that the straight line is the way without traps. */
  private record PendingTrap(Label label, String exception, Site site) {}

  final Assembler asm;
  final Labels labels;
  final Addresses addresses;
  final Allocation allocation;
  final Frame frame;
  final Operands operands;
  final ParallelMoves moves;
  private final List<PendingTrap> traps = new ArrayList<>();
  private final FunctionCode.Builder code;

  Emission(
      Assembler asm,
      Labels labels,
      Addresses addresses,
      Graph graph,
      Allocation allocation,
      Frame frame,
      FunctionCode.Builder code) {
    this.asm = asm;
    this.labels = labels;
    this.addresses = addresses;
    this.allocation = allocation;
    this.frame = frame;
    this.code = code;
    operands = new Operands(asm, allocation, frame, addresses, labels);
    moves = new ParallelMoves(asm, frame, operands);
  }

  /** Traps if the condition holds. */
  void trapIf(Cond cond, String exception, Site site) {
    Label label = new Label("trap");
    traps.add(new PendingTrap(label, exception, site));
    asm.jcc(cond, label);
  }

  /** Ends in panic; the message names the exception and the place. */
  void trap(String exception, Site site) {
    code.line(asm.here(), site);
    Label message = labels.message(exception + " at " + site.chain());
    asm.lea(Width.QWORD, Reg.RDI, Mem.rip(message));
    asm.call(labels.panic());
  }

  /** Whether there is anything behind the function. */
  boolean hasTraps() {
    return !traps.isEmpty();
  }

  /** Emits the traps that checks jump to. */
  void flushTraps() {
    for (PendingTrap t : traps) {
      asm.bind(t.label);
      trap(t.exception, t.site);
    }
    traps.clear();
  }
}
