package portkit.metal.compiler.frontend;

import java.lang.classfile.instruction.ExceptionCatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.RefType;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.world.Bytecode;
import portkit.metal.compiler.world.JavaMethod;

/**
 * Translates one method, the compiled one or one inlined into it: walks its bytecode blocks and
 * merges frames where control meets.
 */
final class MethodParser {
  /** What is known of a bytecode block: its block in the graph and the frame on entry. */
  private static final class Entry {
    private final Block block = new Block();
    private final FrameState frame;
    private final boolean loopHeader;

    /** Edges that come after the block was parsed are back edges. */
    private boolean parsed;

    Entry(FrameState frame, boolean loopHeader) {
      this.frame = frame;
      this.loopHeader = loopHeader;
    }
  }

  private final Cursor cursor;
  private final JavaMethod method;
  private final MethodParser caller;
  private final Site callSite;
  private final Bytecode code;
  private final FlowGraph flow;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final List<Node> results = new ArrayList<>();
  private final Block exit = new Block();
  private final InstructionParser instructions;
  private FrameState frame;
  private int functionSize;

  /** For an inlined method, the caller's parser and the place of the call; else null. */
  MethodParser(Cursor cursor, JavaMethod method, MethodParser caller, Site callSite) {
    this.cursor = cursor;
    this.method = method;
    this.caller = caller;
    this.callSite = callSite;
    code = method.bytecode();
    flow = new FlowGraph(code);
    instructions = new InstructionParser(cursor, this);
  }

  JavaMethod method() {
    return method;
  }

  Bytecode code() {
    return code;
  }

  FlowGraph flow() {
    return flow;
  }

  FrameState frame() {
    return frame;
  }

  /** How many calls this was inlined through. */
  int depth() {
    return caller == null ? 0 : caller.depth() + 1;
  }

  /** Bytes of bytecode in the function that is compiled, with what was inlined into it so far. */
  int functionSize() {
    return caller == null ? functionSize : caller.functionSize();
  }

  private void growFunction(int bytes) {
    if (caller == null) {
      functionSize += bytes;
    } else {
      caller.growFunction(bytes);
    }
  }

  boolean isBeingParsed(JavaMethod other) {
    return method == other || (caller != null && caller.isBeingParsed(other));
  }

  /**
   * Translates the body from the cursor on and leaves the cursor behind it.
   *
   * @return the result, if there is one
   * @throws BlockEnded if the method never returns
   */
  Optional<Node> run(List<Node> arguments) {
    cursor.site(new Site(method, method.firstLine(), callSite));
    growFunction(code.size());
    rejectHandlers();
    frame = new FrameState(code.maxLocals());
    int slot = 0;
    for (Node a : arguments) {
      frame.store(slot, a);
      slot += a.kind() == Kind.LONG ? 2 : 1;
    }
    jump(0);
    for (int leader : flow.order()) {
      Entry entry = entries.get(leader);
      if (entry != null) { // else the folded constants do not lead here
        entry.parsed = true;
        frame = entry.frame.copy();
        cursor.moveTo(entry.block);
        parseBlock(leader);
      }
    }
    if (exit.preds().isEmpty()) {
      throw new BlockEnded();
    }
    cursor.moveTo(exit);
    return method.returnKind() == Kind.VOID ? Optional.empty() : Optional.of(result());
  }

  private Node result() {
    if (results.size() == 1) {
      return results.getFirst();
    }
    Phi phi = cursor.phi(exit, method.returnKind());
    phi.inputs().addAll(results);
    phi.withType(join(results));
    return phi;
  }

  private void rejectHandlers() {
    for (ExceptionCatch h : code.handlers()) {
      int handler = code.target(h.handler());
      if (!flow.onlyRethrows(handler)) {
        String caught = h.catchType().map(c -> c.asSymbol().displayName()).orElse("finally");
        cursor.site(new Site(method, code.lines().get(handler), callSite));
        Forbidden _ = cursor.report(Kind.REF, Rule.CATCH, "catch of " + caught);
      }
    }
  }

  private void parseBlock(int leader) {
    try {
      for (int i = leader; ; i++) {
        if (i > leader && flow.isLeader(i)) {
          jump(i);
          return;
        }
        Site here = cursor.site();
        if (here.line() != code.lines().get(i) || here.method() != method) {
          cursor.site(new Site(method, code.lines().get(i), callSite));
        }
        instructions.parse(code.instructions().get(i), i);
        if (cursor.block() == null) {
          return;
        }
      }
    } catch (BlockEnded e) {
      // The trap is in place; other blocks may still be reachable.
    }
  }

  /** Ends the block with a return from this method. */
  void returns() {
    if (method.returnKind() != Kind.VOID) {
      results.add(frame.pop());
    }
    cursor.jump(exit);
  }

  /** Ends the block with a jump to a bytecode block. */
  void jump(int leader) {
    Block from = cursor.block();
    cursor.append(new Terminator.Goto());
    flow(from, leader);
  }

  /** Ends the block with a two-way branch between bytecode blocks. */
  void branch(Cond cond, Node a, Node b, int yes, int no) {
    Block from = cursor.block();
    cursor.append(new Terminator.If(cond, a, b));
    flow(from, yes);
    flow(from, no);
  }

  /** Ends the block with a switch to the bytecode blocks by key. */
  void branch(Node value, SortedMap<Integer, Integer> leaders, int otherwise) {
    Block from = cursor.block();
    cursor.append(new Terminator.Switch(value, List.copyOf(leaders.keySet())));
    leaders.values().forEach(leader -> flow(from, leader));
    flow(from, otherwise);
  }

  /** Adds an edge with the current frame. */
  private void flow(Block from, int leader) {
    Entry entry = entries.get(leader);
    if (entry == null) {
      entry = new Entry(frame.copy(), flow.isLoopHeader(leader));
      entries.put(leader, entry);
      if (entry.loopHeader) {
        prepareLoop(entry, flow.storedInLoop(leader));
      }
    } else {
      merge(entry, entry.loopHeader ? flow.storedInLoop(leader) : null);
    }
    from.link(entry.block);
  }

  /** Values that the loop may change get their phis before the back edges are known. */
  private void prepareLoop(Entry entry, BitSet stored) {
    for (int i = 0; i < entry.frame.localCount(); i++) {
      if (stored.get(i)) {
        entry.frame.local(i, loopPhi(entry.block, entry.frame.local(i)));
      }
    }
    entry.frame.stack().replaceAll(n -> loopPhi(entry.block, n));
  }

  private Node loopPhi(Block block, Node first) {
    if (first == null) {
      return null;
    }
    Phi phi = cursor.phi(block, first.kind());
    phi.inputs().add(first);
    return phi;
  }

  private void merge(Entry entry, BitSet storedInLoop) {
    for (int i = 0; i < entry.frame.localCount(); i++) {
      Node old = entry.frame.local(i);
      boolean unchanged = entry.parsed && storedInLoop != null && !storedInLoop.get(i);
      if (!unchanged) {
        entry.frame.local(i, merge(entry, old, frame.local(i)));
      } else if (isPhiOf(old, entry.block)) {
        old.inputs().add(old); // the loop leaves it alone
      }
    }
    List<Node> stack = entry.frame.stack();
    for (int i = 0; i < stack.size(); i++) {
      stack.set(i, merge(entry, stack.get(i), frame.stack().get(i)));
    }
  }

  private Node merge(Entry entry, Node old, Node incoming) {
    if (isPhiOf(old, entry.block)) {
      boolean valid = incoming != null && incoming.kind() == old.kind();
      // A slot that holds nothing of this kind on one way is dead where the ways meet.
      old.inputs().add(valid ? incoming : undefined(old.kind()));
      if (!entry.loopHeader) {
        old.withType(join(old.inputs()));
      }
      return old;
    }
    if (old == null || incoming == null || old.kind() != incoming.kind()) {
      return null;
    }
    if (old == incoming) {
      return old;
    }
    Phi phi = cursor.phi(entry.block, old.kind());
    for (int i = 0; i < entry.block.preds().size(); i++) {
      phi.inputs().add(old);
    }
    phi.inputs().add(incoming);
    return phi.withType(join(phi.inputs()));
  }

  private Node undefined(Kind kind) {
    return kind == Kind.REF ? cursor.nullReference() : cursor.number(kind, 0);
  }

  private static boolean isPhiOf(Node n, Block block) {
    return n instanceof Phi && n.block() == block;
  }

  /** What is true of each of these. */
  private static RefType join(List<Node> nodes) {
    RefType first = nodes.getFirst().refType();
    boolean nonNull = nodes.stream().allMatch(n -> n.refType().nonNull());
    boolean same = nodes.stream().allMatch(n -> n.refType().upper() == first.upper());
    return new RefType(same ? first.upper() : Object.class, nonNull);
  }
}
