package portkit.metal.dwarf;

import java.util.SortedMap;
import portkit.metal.asm.Reg;

/**
 * From an address on, the frame looks like this. The canonical frame address (CFA) is what the
 * caller's RSP is after the return.
 */
public sealed interface FrameRow {
  /** The address of the first instruction for which it holds. */
  long address();

  /**
   * A frame that a call has made: the return address lies 8 bytes below the CFA.
   *
   * @param cfaOffset the CFA is RSP plus this
   * @param saved the caller's registers that are in memory, each so many bytes below the CFA
   */
  record Called(long address, int cfaOffset, SortedMap<Reg, Integer> saved) implements FrameRow {}

  /**
   * A frame that an interrupt has made; a function has either such rows or the other ones.
   *
   * @param saved the registers that are in memory, each so many bytes above RSP; RSP must be
   * @param returnAddress where the interrupted address is: so many bytes above RSP
   */
  record Interrupted(long address, SortedMap<Reg, Integer> saved, int returnAddress)
      implements FrameRow {}
}
