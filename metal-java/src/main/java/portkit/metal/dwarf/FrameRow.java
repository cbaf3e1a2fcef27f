package portkit.metal.dwarf;

import java.util.SortedMap;
import portkit.metal.asm.Reg;

/**
 * From this address on, the frame looks like this. The canonical frame address (CFA) is what RSP
 * was before the call that made the frame; the return address lies 8 bytes below it.
 *
 * @param address of the first instruction
 * @param cfaOffset the CFA is RSP plus this
 * @param saved the caller's registers that are in memory, each so many bytes below the CFA
 */
public record FrameRow(long address, int cfaOffset, SortedMap<Reg, Integer> saved) {}
