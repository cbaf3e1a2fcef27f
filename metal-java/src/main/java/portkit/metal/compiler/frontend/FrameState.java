package portkit.metal.compiler.frontend;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;

/** The JVM frame at a point of the method: local variables and operand stack. */
final class FrameState {
  private final Node[] locals;
  private final List<Node> stack;

  FrameState(int maxLocals) {
    locals = new Node[maxLocals];
    stack = new ArrayList<>();
  }

  private FrameState(FrameState other) {
    locals = other.locals.clone();
    stack = new ArrayList<>(other.stack);
  }

  FrameState copy() {
    return new FrameState(this);
  }

  int localCount() {
    return locals.length;
  }

  /** The value, or null where no value is valid. */
  Node local(int slot) {
    return locals[slot];
  }

  void local(int slot, Node value) {
    locals[slot] = value;
  }

  /** Longs take two slots; what was in the second is gone. */
  void store(int slot, Node value) {
    locals[slot] = value;
    if (value.kind() == Kind.LONG) {
      locals[slot + 1] = null;
    }
  }

  void push(Node value) {
    stack.add(value);
  }

  Node pop() {
    return stack.removeLast();
  }

  Node peek() {
    return stack.getLast();
  }

  List<Node> stack() {
    return stack;
  }

  /** The last values pushed, first one first. */
  List<Node> pop(int count) {
    List<Node> top = stack.subList(stack.size() - count, stack.size());
    List<Node> out = new ArrayList<>(top);
    top.clear();
    return out;
  }
}
