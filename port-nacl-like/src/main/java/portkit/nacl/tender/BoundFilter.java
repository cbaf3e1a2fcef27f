package portkit.nacl.tender;

import portkit.metal.hw.Elements;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.nacl.policy.Filter;
import portkit.nacl.policy.Filter.Hole;

/** A filter in the form in which the kernel takes it ({@code struct sock_fprog}). */
final class BoundFilter {
  /** Of an instruction's 8 bytes, those of the operand. */
  private static final int OPERAND = 4;

  private final StaticMemory program = new StaticMemory(2 * Long.BYTES, 8);
  private final long[] instructions;
  private final int[] process;
  private final int[] vdsoHigh;
  private final int[] vdsoStart;
  private final int[] vdsoEnd;

  BoundFilter(Filter filter) {
    instructions = filter.instructions();
    process = filter.holes(Hole.PROCESS);
    vdsoHigh = filter.holes(Hole.VDSO_HIGH);
    vdsoStart = filter.holes(Hole.VDSO_START);
    vdsoEnd = filter.holes(Hole.VDSO_END);
  }

  /** Fills in what is known only now. */
  void bind(int number, Vdso vdso) {
    fill(process, number);
    fill(vdsoHigh, (int) (vdso.start() >>> Integer.SIZE));
    fill(vdsoStart, (int) vdso.start());
    fill(vdsoEnd, (int) vdso.end());
    Memory.store64(program.address(), instructions.length);
    Memory.store64(program.address() + Long.BYTES, Elements.address(instructions));
  }

  private void fill(int[] holes, int value) {
    for (int at : holes) {
      Memory.store32(
          Elements.address(instructions) + (long) at * Filter.INSTRUCTION + OPERAND, value);
    }
  }

  long program() {
    return program.address();
  }
}
