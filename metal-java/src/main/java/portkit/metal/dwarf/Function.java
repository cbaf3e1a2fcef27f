package portkit.metal.dwarf;

import java.util.List;

/**
 * A function with code of its own.
 *
 * @param name as debuggers show it
 * @param declared where its source begins
 * @param code where its code is
 * @param lines by address
 * @param inlined what was inlined into it
 * @param frame by address; the first row is at the function's first instruction
 */
public record Function(
    String name,
    Position declared,
    Range code,
    List<LineRow> lines,
    List<InlinedCall> inlined,
    List<FrameRow> frame) {
  /** A function that no source tells of, such as one in assembler. */
  public static Function withoutSource(String name, Range code, List<FrameRow> frame) {
    return new Function(name, new Position("<assembler>", 0), code, List.of(), List.of(), frame);
  }
}
