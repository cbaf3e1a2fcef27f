package portkit.os.elf;

/**
 * A named place in a program.
 *
 * @param size in bytes, 0 if unknown
 */
public record Symbol(String name, long address, long size) {}
