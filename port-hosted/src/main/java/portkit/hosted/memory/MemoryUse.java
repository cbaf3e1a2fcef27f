package portkit.hosted.memory;

/**
 * What a program has asked of its memory, in bytes; the program's segments and stacks are not in
 * it.
 *
 * @param reserved address space that it has reserved
 * @param committed memory that it has committed
 * @param peakReserved the most that was reserved at a time
 * @param peakCommitted the most that was committed at a time
 */
public record MemoryUse(long reserved, long committed, long peakReserved, long peakCommitted) {}
