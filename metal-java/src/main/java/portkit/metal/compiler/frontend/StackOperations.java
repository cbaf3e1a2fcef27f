package portkit.metal.compiler.frontend;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;

/** pop, dup and swap in all their forms (JVMS 6.5); longs count as two words. */
final class StackOperations {
  private StackOperations() {}

  static void apply(Opcode op, FrameState f) {
    switch (op) {
      case POP -> f.pop();
      case POP2 -> popWords(f, 2);
      case DUP -> f.push(f.peek());
      case DUP_X1 -> insert(f, 1, 1);
      case DUP_X2 -> insert(f, 1, 2);
      case DUP2 -> insert(f, 2, 0);
      case DUP2_X1 -> insert(f, 2, 1);
      case DUP2_X2 -> insert(f, 2, 2);
      case SWAP -> {
        Node top = f.pop();
        Node below = f.pop();
        f.push(top);
        f.push(below);
      }
      default -> throw new IllegalArgumentException(op.toString());
    }
  }

  /** Duplicates the top words below the words under them. */
  private static void insert(FrameState f, int words, int under) {
    List<Node> top = popWords(f, words);
    List<Node> below = popWords(f, under);
    top.forEach(f::push);
    below.forEach(f::push);
    top.forEach(f::push);
  }

  private static List<Node> popWords(FrameState f, int words) {
    ArrayList<Node> out = new ArrayList<>();
    for (int left = words; left > 0; ) {
      Node n = f.pop();
      out.addFirst(n);
      left -= n.kind() == Kind.LONG ? 2 : 1;
    }
    return out;
  }
}
