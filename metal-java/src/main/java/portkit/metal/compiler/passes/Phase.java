package portkit.metal.compiler.passes;

import java.util.List;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.world.World;

/** The passes between building a graph and generating its code, in the order in which they run. */
public enum Phase {
  MERGE_BLOCKS {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      MergeBlocks.run(graph);
    }
  },
  SIMPLIFY_PHIS {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      SimplifyPhis.run(graph);
    }
  },
  VALUE_NUMBERING {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      ValueNumbering.run(world, graph);
      SimplifyPhis.run(graph);
    }
  },
  FOLD_BRANCHES {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      FoldBranches.run(graph);
    }
  },
  RANGE_CHECKS {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      RangeChecks.run(graph);
    }
  },
  DIVISION_BY_CONSTANT {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      DivisionByConstant.run(graph);
      ValueNumbering.run(world, graph); // quotients may be shared with remainders
    }
  },
  LOOP_INVARIANTS {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      LoopInvariants.run(world, graph);
    }
  },
  FILL_LOOPS {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      FillLoops.run(graph);
    }
  },
  UNROLL_LOOPS {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      UnrollLoops.run(graph);
    }
  },
  DEAD_CODE {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      DeadCode.run(graph, violations);
    }
  },
  SPLIT_CRITICAL_EDGES {
    @Override
    void run(Graph graph, World world, List<Violation> violations) {
      SplitCriticalEdges.run(graph);
    }
  };

  abstract void run(Graph graph, World world, List<Violation> violations);

  /** Told of a graph after each phase. */
  public interface Observer {
    /** The graph is as the phase left it. */
    void after(Phase phase, Graph graph);
  }

  /** Runs all phases. */
  public static void runAll(
      Graph graph, World world, List<Violation> violations, Observer observer) {
    for (Phase phase : values()) {
      phase.run(graph, world, violations);
      observer.after(phase, graph);
    }
  }
}
