package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.asm.Label;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Site;

/**
 * What is known of a function's machine code, for callers, debuggers and reports.
 *
 * @param frameSize bytes of stack it takes itself, return address included
 * @param traps whether it can call the panic routine
 */
public record FunctionCode(
    Graph graph,
    Label start,
    Label end,
    List<LineMark> lines,
    List<FrameMark> frames,
    int frameSize,
    boolean traps) {
  /** From here on the code belongs to this place in the source. */
  public record LineMark(Label at, Site site) {}

  /**
   * From here on the caller's stack pointer is this far up.
   *
   * @param saved the registers that are on the stack, the first one right below the return address
   */
  public record FrameMark(Label at, int cfaOffset, List<Reg> saved) {}

  /** How far up the caller's stack pointer is where the function does its work. */
  public int cfaOffset() {
    return frames.stream().mapToInt(FrameMark::cfaOffset).max().orElse(Long.BYTES);
  }

  /** Collects the marks while the code is emitted. */
  static final class Builder {
    private final List<LineMark> lines = new ArrayList<>();
    private final List<FrameMark> frames = new ArrayList<>();

    void line(Label at, Site site) {
      if (site.line() > 0 && (lines.isEmpty() || !lines.getLast().site.equals(site))) {
        lines.add(new LineMark(at, site));
      }
    }

    void frame(Label at, int cfaOffset, List<Reg> saved) {
      frames.add(new FrameMark(at, cfaOffset, List.copyOf(saved)));
    }

    FunctionCode build(Graph graph, Label start, Label end, int frameSize, boolean traps) {
      return new FunctionCode(
          graph, start, end, List.copyOf(lines), List.copyOf(frames), frameSize, traps);
    }
  }
}
