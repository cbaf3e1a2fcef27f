package portkit.metal.compiler;

import java.util.HexFormat;
import java.util.List;
import portkit.metal.asm.Code;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.passes.Phase;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * What the compiler makes of one method: its graph after each phase that changes it, and its
 * machine code line by line.
 */
public final class Explanation {
  private static final long BASE = 0x10_0000;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final String wanted;
  private final StringBuilder text = new StringBuilder();
  private String last = "";

  private Explanation(String wanted) {
    this.wanted = wanted;
  }

  /**
   * Compiles and explains.
   *
   * @param compiler with its exports
   * @param method a symbol, or class and method: {@code portkit.Uart.put}
   * @throws PortkitException if the program has no function of that name; it may have been inlined
   */
  public static String of(MetalCompiler compiler, String method) {
    Explanation explanation = new Explanation(method);
    Program program = compiler.observe(explanation::after).compile();
    Image image =
        ImageBuilder.build(
            program,
            BASE,
            (asm, heap, panic, entries) -> asm.bind(panic),
            new ImageBuilder.Bounds(BASE));
    for (FunctionCode f : image.functions()) {
      if (explanation.isWanted(f.graph())) {
        explanation.code(f, image.code());
      }
    }
    if (explanation.text.isEmpty()) {
      throw new PortkitException(
          Failure.USAGE,
          "no function is called %s: it is not reached, or inlined wherever it is; there are %s"
              .formatted(method, program.graphs().stream().map(Graph::symbol).toList()));
    }
    return explanation.text.toString();
  }

  private boolean isWanted(Graph graph) {
    String name = graph.method().toString();
    return graph.symbol().equals(wanted) || name.startsWith(wanted + "(");
  }

  private void after(Phase phase, Graph graph) {
    if (!isWanted(graph)) {
      return;
    }
    graph.number();
    String listing = graph.toString();
    if (!listing.equals(last)) {
      text.append("== after ").append(phase).append('\n').append(listing).append('\n');
    }
    last = listing;
  }

  private void code(FunctionCode function, Code code) {
    text.append("== machine code, ").append(function.frameSize()).append(" bytes of stack\n");
    byte[] bytes = code.bytes();
    List<FunctionCode.LineMark> lines = function.lines();
    for (int i = 0; i < lines.size(); i++) {
      int from = code.offset(lines.get(i).at());
      boolean isLast = i + 1 == lines.size();
      int to = code.offset(isLast ? function.end() : lines.get(i + 1).at());
      if (from < to) {
        line(lines.get(i).site(), HEX.formatHex(bytes, from, to));
      }
    }
  }

  private void line(Site site, String bytes) {
    text.append("%-60s %s%n".formatted(site.chain(), bytes));
  }
}
