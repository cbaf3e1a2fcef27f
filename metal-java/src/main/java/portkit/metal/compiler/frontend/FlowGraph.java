package portkit.metal.compiler.frontend;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import portkit.metal.compiler.world.Bytecode;

/**
 * Where control can go in a method's bytecode: basic blocks, each known by the index of its first
 * instruction (its leader), and the loops they form. Exceptions do not count: none unwinds.
 */
final class FlowGraph {
  private record BackEdge(int from, int header) {}

  private final Bytecode code;
  private final NavigableSet<Integer> leaders = new TreeSet<>();
  private final Map<Integer, List<Integer>> preds = new HashMap<>();
  private final List<BackEdge> backEdges = new ArrayList<>();
  private final Map<Integer, BitSet> loops = new HashMap<>();
  private final List<Integer> order;

  FlowGraph(Bytecode code) {
    this.code = code;
    leaders.add(0);
    code.handlers().forEach(h -> leaders.add(code.target(h.handler())));
    for (int i = 0; i < code.instructions().size(); i++) {
      int next = i + 1;
      jumpTargets(i)
          .ifPresent(
              targets -> {
                leaders.addAll(targets);
                leaders.add(next);
              });
    }
    order = new Search(true).from(0);
    for (BackEdge e : backEdges) {
      loops.computeIfAbsent(e.header, k -> new BitSet()).or(storedInLoop(e));
    }
  }

  /** The leaders that can be reached, each after all its predecessors but loops' back edges. */
  List<Integer> order() {
    return order;
  }

  boolean isLeader(int index) {
    return leaders.contains(index);
  }

  boolean isLoopHeader(int leader) {
    return loops.containsKey(leader);
  }

  /** The local variables assigned in the loop: only they need phis at its header. */
  BitSet storedInLoop(int header) {
    return loops.get(header);
  }

  /** Whether every way from the handler ends in a throw, apart from the method's normal code. */
  boolean onlyRethrows(int handler) {
    Set<Integer> normal = new HashSet<>(order);
    for (int leader : new Search(false).from(handler)) {
      if (normal.contains(leader)) {
        return false;
      }
      for (int i = leader; i < end(leader); i++) {
        if (code.instructions().get(i) instanceof ReturnInstruction) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where the instruction may go, if it ends its block. */
  Optional<List<Integer>> jumpTargets(int index) {
    Instruction i = code.instructions().get(index);
    return switch (i) {
      case BranchInstruction b when b.opcode() == Opcode.GOTO || b.opcode() == Opcode.GOTO_W ->
          Optional.of(List.of(code.target(b.target())));
      case BranchInstruction b -> Optional.of(List.of(code.target(b.target()), index + 1));
      case TableSwitchInstruction s ->
          Optional.of(switchTargets(s.cases(), code.target(s.defaultTarget())));
      case LookupSwitchInstruction s ->
          Optional.of(switchTargets(s.cases(), code.target(s.defaultTarget())));
      case ReturnInstruction r -> Optional.of(List.of());
      case ThrowInstruction t -> Optional.of(List.of());
      default -> Optional.empty();
    };
  }

  private List<Integer> switchTargets(List<SwitchCase> cases, int otherwise) {
    List<Integer> targets = new ArrayList<>();
    cases.forEach(c -> targets.add(code.target(c.target())));
    targets.add(otherwise);
    return targets;
  }

  /** The index behind the block's last instruction. */
  private int end(int leader) {
    Integer next = leaders.higher(leader);
    return next == null ? code.instructions().size() : next;
  }

  private List<Integer> successors(int leader) {
    int end = end(leader);
    return jumpTargets(end - 1).orElse(List.of(end));
  }

  private BitSet storedInLoop(BackEdge edge) {
    Set<Integer> loop = new HashSet<>(Set.of(edge.header));
    Deque<Integer> todo = new ArrayDeque<>(List.of(edge.from));
    while (!todo.isEmpty()) {
      int leader = todo.poll();
      if (loop.add(leader)) {
        todo.addAll(preds.getOrDefault(leader, List.of()));
      }
    }
    BitSet stored = new BitSet();
    loop.forEach(leader -> stores(leader, stored));
    return stored;
  }

  private void stores(int leader, BitSet out) {
    for (Instruction i : code.instructions().subList(leader, end(leader))) {
      switch (i) {
        case StoreInstruction s -> out.set(s.slot(), s.slot() + s.typeKind().slotSize());
        case IncrementInstruction n -> out.set(n.slot());
        default -> {
          // stores no local variable
        }
      }
    }
  }

  /** A depth-first search; the one from the entry also finds the loops. */
  private final class Search {
    private final boolean record;
    private final List<Integer> postorder = new ArrayList<>();
    private final Set<Integer> onPath = new HashSet<>();
    private final Set<Integer> done = new HashSet<>();

    Search(boolean record) {
      this.record = record;
    }

    List<Integer> from(int leader) {
      visit(leader);
      return postorder.reversed();
    }

    private void visit(int leader) {
      onPath.add(leader);
      for (int s : successors(leader)) {
        if (record) {
          preds.computeIfAbsent(s, k -> new ArrayList<>()).add(leader);
        }
        if (onPath.contains(s)) {
          if (record) {
            backEdges.add(new BackEdge(leader, s));
          }
        } else if (!done.contains(s)) {
          visit(s);
        }
      }
      onPath.remove(leader);
      done.add(leader);
      postorder.add(leader);
    }
  }
}
