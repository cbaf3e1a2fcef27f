package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Rm;
import portkit.metal.asm.Scale;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Param;
import portkit.metal.compiler.ir.Terminator;

/** Emits one function. */
public final class FunctionEmitter {
  private final Assembler asm;
  private final Graph graph;
  private final Allocation allocation;
  private final Frame frame;
  private final Labels labels;
  private final Operands operands;
  private final Emission emission;
  private final NodeEmitter nodes;
  private final FunctionCode.Builder code = new FunctionCode.Builder();
  private final List<Block> layout;
  private final Map<Block, Label> blockLabels = new HashMap<>();

  private FunctionEmitter(Assembler asm, Labels labels, Addresses addresses, Graph graph) {
    this.asm = asm;
    this.labels = labels;
    this.graph = graph;
    allocation = LinearScan.run(graph);
    frame =
        Frame.of(
            outgoing(graph),
            allocation.slotCount(),
            Registers.CALLEE_SAVED.stream().filter(allocation.calleeSaved()::contains).toList(),
            all(graph).stream().anyMatch(Liveness::clobbers));
    emission = new Emission(asm, labels, addresses, graph, allocation, frame, code);
    operands = emission.operands;
    nodes = new NodeEmitter(emission);
    layout = CodeLayout.of(graph).stream().filter(b -> forward(b) == b).toList();
    graph.blocks().forEach(b -> blockLabels.put(b, new Label("block")));
  }

  /** Emits the graph's code, which begins at the label given. */
  public static FunctionCode emit(
      Assembler asm, Labels labels, Addresses addresses, Graph graph, Label start) {
    return new FunctionEmitter(asm, labels, addresses, graph).emit(start);
  }

  private static List<Node> all(Graph graph) {
    return graph.blocks().stream().flatMap(b -> b.nodes().stream()).toList();
  }

  private static int outgoing(Graph graph) {
    return all(graph).stream()
        .filter(Liveness::clobbers)
        .mapToInt(CallEmitter::stackArguments)
        .max()
        .orElse(0);
  }

  private FunctionCode emit(Label start) {
    asm.align(16);
    asm.bind(start);
    prologue();
    for (int i = 0; i < layout.size(); i++) {
      if (i > 0) {
        markWholeFrame(layout.get(i - 1));
      }
      block(layout.get(i), i + 1 < layout.size() ? layout.get(i + 1) : null);
    }
    if (emission.hasTraps()) {
      markWholeFrame(layout.getLast());
      emission.flushTraps();
    }
    boolean traps =
        all(graph).stream().anyMatch(n -> n instanceof Check || n instanceof Terminator.Trap);
    return code.build(graph, start, asm.here("end"), stackBytes(), traps);
  }

  /** The frame, and what instructions push below it: a memory-to-memory move pushes once. */
  private int stackBytes() {
    int pushed = allocation.slotCount() > 0 ? 8 : 0;
    for (Node n : all(graph)) {
      if (n instanceof IntrinsicCall i) {
        pushed = Math.max(pushed, i.intrinsic().stackBytes());
      }
    }
    return frame.size() + pushed;
  }

  private void prologue() {
    code.line(asm.here(), graph.entry().nodes().getFirst().site());
    for (int i = 0; i < frame.saved().size(); i++) {
      asm.push(frame.saved().get(i));
      markFrame(i + 1, 0);
    }
    if (frame.body() > 0) {
      asm.sub(QWORD, RSP, frame.body());
      markFrame(frame.saved().size(), frame.body());
    }
    List<Move> moves = new ArrayList<>();
    for (Node n : graph.entry().nodes()) {
      if (n instanceof Param p) {
        Location from = CallEmitter.argument(p.index());
        if (p.kind() == Kind.INT && graph.isExported()) {
          clearUpperHalf(from); // the ABI says nothing about it
        }
        moves.add(new Move(p, from, allocation.atDefinition(p)));
        allocation.spilledAtDefinition(p).ifPresent(slot -> moves.add(new Move(p, from, slot)));
      }
    }
    emission.moves.emit(moves);
  }

  private void clearUpperHalf(Location argument) {
    switch (argument) {
      case Location.InRegister(Reg r) -> asm.mov(DWORD, r, r);
      case Location memory -> {
        asm.mov(DWORD, RAX, frame.memory(memory));
        asm.mov(QWORD, frame.memory(memory), RAX);
      }
    }
  }

  private void epilogue() {
    if (frame.body() > 0) {
      asm.add(QWORD, RSP, frame.body());
      markFrame(frame.saved().size(), 0);
    }
    for (int i = frame.saved().size() - 1; i >= 0; i--) {
      asm.pop(frame.saved().get(i));
      markFrame(i, 0);
    }
    asm.ret();
  }

  /** Tells debuggers how much of the frame there is from here on. */
  private void markFrame(int pushed, int body) {
    code.frame(asm.here(), frame.cfaOffset(pushed, body), frame.saved().subList(0, pushed));
  }

  /** Behind an epilogue the frame is whole again. */
  private void markWholeFrame(Block before) {
    if (before.last() instanceof Terminator.Return && frame.size() > frame.cfaOffset(0, 0)) {
      markFrame(frame.saved().size(), frame.body());
    }
  }

  private void block(Block b, Block next) {
    asm.bind(blockLabels.get(b));
    if (b.preds().size() == 1 && b.preds().getFirst().succs().size() > 1) {
      emission.moves.emit(allocation.movesOnEdge(b.preds().getFirst(), b));
    }
    for (Node n : b.nodes()) {
      int at = allocation.positions().of(n);
      operands.moveTo(at);
      emission.moves.emit(allocation.movesAt(at));
      code.line(asm.here(), n.site());
      if (n instanceof Terminator t) {
        terminator(t, b, next);
      } else if (!(n instanceof Param)) {
        nodes.emit(n);
      }
    }
  }

  /** The block that control really comes to when it is sent to this one. */
  private Block forward(Block to) {
    Block b = to;
    for (int hops = 0; hops < 8 && isOnlyJump(b) && b.succs().getFirst() != b; hops++) {
      b = b.succs().getFirst();
    }
    return b;
  }

  private boolean isOnlyJump(Block b) {
    if (b == graph.entry() || b.nodes().size() != 1 || !(b.last() instanceof Terminator.Goto)) {
      return false;
    }
    boolean entryMoves =
        b.preds().size() == 1
            && b.preds().getFirst().succs().size() > 1
            && hasEffect(allocation.movesOnEdge(b.preds().getFirst(), b));
    return !entryMoves
        && !hasEffect(allocation.movesAt(allocation.positions().of(b.last())))
        && !hasEffect(allocation.movesOnEdge(b, b.succs().getFirst()));
  }

  private static boolean hasEffect(List<Move> moves) {
    return moves.stream().anyMatch(m -> !m.to().equals(m.from()));
  }

  private Label label(Block b) {
    return blockLabels.get(forward(b));
  }

  private void jumpUnlessNext(Block to, Block next) {
    if (forward(to) != next) {
      asm.jmp(label(to));
    }
  }

  private void terminator(Terminator t, Block b, Block next) {
    switch (t) {
      case Terminator.Goto g -> {
        Block to = b.succs().getFirst();
        emission.moves.emit(allocation.movesOnEdge(b, to));
        jumpUnlessNext(to, next);
      }
      case Terminator.If i -> {
        compare(i.input(0), i.input(1));
        Block yes = b.succs().get(0);
        Block no = b.succs().get(1);
        if (forward(yes) == next) {
          asm.jcc(i.cond().negate(), label(no));
        } else if (forward(no) != next && no.loopDepth() > yes.loopDepth()) {
          asm.jcc(i.cond().negate(), label(no)); // the next round takes one jump, not two
          asm.jmp(label(yes));
        } else {
          asm.jcc(i.cond(), label(yes));
          jumpUnlessNext(no, next);
        }
      }
      case Terminator.Switch s -> switchOn(s, b.succs(), next);
      case Terminator.Return r -> {
        if (!r.inputs().isEmpty()) {
          operands.load(Registers.RESULT, r.input(0));
        }
        epilogue();
      }
      case Terminator.Trap trap -> emission.trap(trap.exception(), trap.site());
    }
  }

  private void compare(Node a, Node b) {
    Width width = Operands.width(a);
    OptionalInt immediate = operands.immediate(b);
    Rm left = operands.rm(a, RAX);
    if (immediate.isPresent() && immediate.getAsInt() == 0 && left instanceof Reg r) {
      asm.test(width, r, r);
    } else if (immediate.isPresent()) {
      asm.cmp(width, left, immediate.getAsInt());
    } else {
      operands.alu(Alu.CMP, width, operands.use(a, RAX), b, RCX);
    }
  }

  private void switchOn(Terminator.Switch s, List<Block> targets, Block next) {
    Block otherwise = targets.getLast();
    Reg value = operands.use(s.input(0), RAX);
    if (!s.isDense()) {
      for (int i = 0; i < s.keys().size(); i++) {
        asm.cmp(DWORD, value, s.keys().get(i));
        asm.jcc(Cond.E, label(targets.get(i)));
      }
      jumpUnlessNext(otherwise, next);
      return;
    }
    int first = s.keys().getFirst();
    int span = s.keys().getLast() - first + 1;
    if (first != 0) {
      asm.lea(DWORD, RAX, Mem.at(value, -first));
      value = RAX;
    }
    asm.cmp(DWORD, value, span);
    asm.jcc(Cond.AE, label(otherwise)); // unsigned: below the first key is above, too
    List<Label> table = new ArrayList<>(Collections.nCopies(span, label(otherwise)));
    for (int i = 0; i < s.keys().size(); i++) {
      table.set(s.keys().get(i) - first, label(targets.get(i)));
    }
    asm.lea(QWORD, RDX, Mem.rip(labels.table(table)));
    asm.jmp(Mem.at(RDX, value, Scale.X8, 0));
  }
}
