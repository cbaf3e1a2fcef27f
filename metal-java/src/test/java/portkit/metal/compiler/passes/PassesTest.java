package portkit.metal.compiler.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.ir.ArrayFill;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Call;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Terminator;

/** What single passes make of a graph. That it still means the same is for the JVM to judge. */
class PassesTest {
  /** The operations of a method right after a pass, each with how many loops are around it. */
  private record Operation(Node node, int loopDepth) {}

  private static List<Operation> after(Phase wanted, String method) {
    List<Operation> out = new ArrayList<>();
    new MetalCompiler(PassCases.class.getClassLoader())
        .observe(
            (phase, graph) -> {
              if (phase == wanted && graph.method().name().equals(method)) {
                graph
                    .blocks()
                    .forEach(b -> b.nodes().forEach(n -> out.add(new Operation(n, b.loopDepth()))));
              }
            })
        .exportStatics(PassCases.class)
        .compile();
    return out;
  }

  private static long count(Phase phase, String method, Predicate<Node> wanted) {
    return after(phase, method).stream().filter(o -> wanted.test(o.node)).count();
  }

  private static int depth(Phase phase, String method, Predicate<Node> wanted) {
    return after(phase, method).stream()
        .filter(o -> wanted.test(o.node))
        .findFirst()
        .orElseThrow()
        .loopDepth;
  }

  private static Predicate<Node> operation(BinaryOp op) {
    return n -> n instanceof Binary b && b.op() == op;
  }

  @Test
  void whatIsTheSameInEachRoundIsComputedOnce() {
    assertEquals(1, depth(Phase.DIVISION_BY_CONSTANT, "invariant", operation(BinaryOp.MUL)));
    assertEquals(0, depth(Phase.LOOP_INVARIANTS, "invariant", operation(BinaryOp.MUL)));
  }

  @Test
  void whatOnlySomeRoundsNeedStays() {
    assertEquals(1, depth(Phase.LOOP_INVARIANTS, "sometimes", operation(BinaryOp.MUL)));
  }

  @Test
  void aFieldIsReadOnceUnlessTheLoopOrAnInterruptMayWriteIt() {
    assertEquals(0, depth(Phase.LOOP_INVARIANTS, "field", Load.class::isInstance));
    assertEquals(1, depth(Phase.LOOP_INVARIANTS, "waiting", Load.class::isInstance));
    assertEquals(1, depth(Phase.LOOP_INVARIANTS, "writing", Load.class::isInstance));
  }

  @Test
  void aLoopThatFillsAnArrayBecomesAFill() {
    assertEquals(1, count(Phase.FILL_LOOPS, "clear", ArrayFill.class::isInstance));
    assertEquals(0, count(Phase.FILL_LOOPS, "clear", ArrayStore.class::isInstance));
  }

  @Test
  void aFillThatMayTrapKeepsItsLoop() {
    assertEquals(1, count(Phase.FILL_LOOPS, "clearSome", ArrayFill.class::isInstance));
    assertEquals(1, count(Phase.FILL_LOOPS, "clearSome", ArrayStore.class::isInstance));
  }

  @Test
  void aShortFillStaysALoop() {
    assertEquals(0, count(Phase.FILL_LOOPS, "clearFew", ArrayFill.class::isInstance));
  }

  @Test
  void anIndexThatIsAlwaysMaskedIsNotChecked() {
    assertNotEquals(0, count(Phase.VALUE_NUMBERING, "probe", Check.Bounds.class::isInstance));
    assertEquals(0, count(Phase.RANGE_CHECKS, "probe", Check.Bounds.class::isInstance));
  }

  @Test
  void whatIsNotNegativeIsDividedWithoutRounding() {
    assertEquals(
        0, count(Phase.DIVISION_BY_CONSTANT, "half", operation(BinaryOp.ADD)), "bias of a shift");
    assertEquals(0, count(Phase.DIVISION_BY_CONSTANT, "tenth", operation(BinaryOp.SUB)), "sign");
  }

  @Test
  void fourRoundsAreDoneAtOnceWithoutChecks() {
    assertEquals(5, count(Phase.UNROLL_LOOPS, "total", ArrayLoad.class::isInstance));
    assertEquals(1, count(Phase.UNROLL_LOOPS, "total", Check.Bounds.class::isInstance));
  }

  @Test
  void severalWaysOutAreCountedTogether() {
    assertEquals(5, count(Phase.UNROLL_LOOPS, "burst", ArrayStore.class::isInstance));
    assertEquals(1, count(Phase.UNROLL_LOOPS, "burst", operation(BinaryOp.MIN)));
  }

  @Test
  void aWayOutThatDependsOnDataCannotBeCounted() {
    assertEquals(1, count(Phase.UNROLL_LOOPS, "search", ArrayLoad.class::isInstance));
  }

  @Test
  void aBranchThatAnEarlierOneDecidesIsFolded() {
    assertEquals(2, count(Phase.VALUE_NUMBERING, "twice", Terminator.If.class::isInstance));
    assertEquals(1, count(Phase.FOLD_BRANCHES, "twice", Terminator.If.class::isInstance));
    assertEquals(2, count(Phase.FOLD_BRANCHES, "open", Terminator.If.class::isInstance));
  }

  @Test
  void aBranchThatBoundsDecideIsFolded() {
    assertEquals(0, count(Phase.FOLD_BRANCHES, "bounded", Terminator.If.class::isInstance));
    assertEquals(1, count(Phase.FOLD_BRANCHES, "byteOfMemory", Terminator.If.class::isInstance));
  }

  @Test
  void aLargeMethodIsInlinedOnlyWhereNothingElseCallsIt() {
    assertEquals(0, count(Phase.MERGE_BLOCKS, "callsOnce", Call.class::isInstance));
    assertEquals(2, count(Phase.MERGE_BLOCKS, "callsTwice", Call.class::isInstance));
  }
}
