package portkit.metal.compiler;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import portkit.metal.asm.Code;
import portkit.metal.asm.Label;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.image.ImageHeap;

/**
 * A linked program: data and code at their addresses.
 *
 * @param entries where the exported functions begin, by symbol
 * @param stackBounds bytes of stack that the exported functions need at most, by symbol
 */
public record Image(
    ImageHeap heap,
    Code code,
    List<FunctionCode> functions,
    Map<String, Label> entries,
    SequencedMap<String, Integer> stackBounds) {
  /** The symbol of the exported method that traps call; it must not return. */
  public static final String PANIC = "panic";
}
