package portkit.os.elf;

/**
 * A named part of the file, for those who look for more than ports need.
 *
 * @param address where it is in memory, 0 if it is not loaded
 * @param fileOffset where its bytes begin in the file
 * @param size in bytes
 */
public record Section(String name, long address, long fileOffset, long size) {}
