package portkit.metal.dwarf;

/**
 * From this address on, the code comes from this line; until the next row or the function's end.
 *
 * @param address of the first instruction
 * @param position in the source, in the function that was inlined if any was
 */
public record LineRow(long address, Position position) {}
