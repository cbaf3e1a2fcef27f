package portkit.metal.dwarf;

/**
 * A range of code.
 *
 * @param low its first address
 * @param high the address after its last one
 */
public record Range(long low, long high) {}
