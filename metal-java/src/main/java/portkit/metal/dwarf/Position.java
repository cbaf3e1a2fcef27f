package portkit.metal.dwarf;

/**
 * A place in a source file.
 *
 * @param file its name, relative to the unit's directory
 * @param line from 1; 0 if no line is known
 */
public record Position(String file, int line) {}
