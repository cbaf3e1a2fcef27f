package portkit.metal.dwarf;

import java.util.List;

/**
 * A call whose callee's code was put in its place.
 *
 * @param callee its name
 * @param declared where the callee's source begins
 * @param called where the call stands
 * @param code where the callee's code ended up, inlined callees of its own included; not empty
 * @param inlined what was inlined into the callee here
 */
public record InlinedCall(
    String callee,
    Position declared,
    Position called,
    List<Range> code,
    List<InlinedCall> inlined) {}
