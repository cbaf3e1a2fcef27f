package portkit.metal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.passes.Phase;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.compiler.world.JavaMethod;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** What the compiler makes of methods: their graph after each pass, and their machine code. */
public final class Explanation {
  /** How much is told. */
  public enum Detail {
    /** The graph after the last pass. */
    RESULT,
    /** The graph after each pass that changed it. */
    PASSES
  }

  private record Stage(Graph graph, Phase phase, String listing) {}

  private final Predicate<JavaMethod> wanted;
  private final List<Stage> stages = new ArrayList<>();
  private final Program program;
  private final Image image;

  private Explanation(MetalCompiler compiler, Predicate<JavaMethod> wanted) {
    this.wanted = wanted;
    program = compiler.observe(this::note).compile();
    image = Freestanding.layOut(program);
  }

  /**
   * Compiles and explains.
   *
   * @param compiler with its entries exported
   * @param wanted which methods to explain
   * @throws PortkitException if the program has no function of its own for any of them
   */
  public static String of(
      MetalCompiler compiler, Predicate<JavaMethod> wanted, Detail detail, SourceLines sources) {
    return new Explanation(compiler, wanted).text(detail, sources);
  }

  private void note(Phase phase, Graph graph) {
    if (wanted.test(graph.method())) {
      stages.add(new Stage(graph, phase, SsaListing.of(graph)));
    }
  }

  private String text(Detail detail, SourceLines sources) {
    StringBuilder out = new StringBuilder();
    for (FunctionCode f : image.functions()) {
      if (wanted.test(f.graph().method())) {
        out.append(out.isEmpty() ? "" : "\n").append(f.graph().method()).append('\n');
        graphs(f.graph(), detail, out);
        code(f, sources, out);
      }
    }
    if (out.isEmpty()) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the program has no function of that name: it is not reached, or inlined everywhere");
    }
    return out.toString();
  }

  private void graphs(Graph graph, Detail detail, StringBuilder out) {
    List<Stage> own = stages.stream().filter(s -> s.graph == graph).toList();
    if (detail == Detail.RESULT) {
      out.append("\nSSA:\n").append(own.getLast().listing);
      return;
    }
    String before = "";
    for (Stage s : own) {
      boolean changed = !s.listing.equals(before);
      out.append("\nafter ").append(s.phase).append(changed ? ":\n" + s.listing : ": the same\n");
      before = s.listing;
    }
  }

  private void code(FunctionCode f, SourceLines sources, StringBuilder out) {
    int size = image.code().offset(f.end()) - image.code().offset(f.start());
    out.append("\nmachine code: %d bytes, %d bytes of stack\n".formatted(size, f.frameSize()));
    out.append(MachineCode.of(f, image.code(), sources));
  }
}
