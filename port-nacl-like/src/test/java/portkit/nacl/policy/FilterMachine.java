package portkit.nacl.policy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a filter as the kernel does (Documentation/networking/filter.rst), for what it uses. */
final class FilterMachine {
  static final int ALLOW = 0x7fff_0000;
  static final int TRAP = 0x0003_0000;

  private final long[] program;

  FilterMachine(Filter filter, int process, long vdsoStart, long vdsoEnd) {
    program = filter.instructions();
    fill(filter.holes(Filter.Hole.PROCESS), process);
    fill(filter.holes(Filter.Hole.VDSO_HIGH), (int) (vdsoStart >>> 32));
    fill(filter.holes(Filter.Hole.VDSO_START), (int) vdsoStart);
    fill(filter.holes(Filter.Hole.VDSO_END), (int) vdsoEnd);
  }

  private void fill(int[] holes, int value) {
    for (int at : holes) {
      program[at] = (program[at] & 0xffff_ffffL) | (long) value << 32;
    }
  }

  /** What becomes of a call. */
  int run(int architecture, int number, long pointer, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(number).putInt(architecture).putLong(pointer);
    for (long argument : arguments) {
      data.putLong(argument);
    }
    int accumulator = 0;
    for (int pc = 0; ; pc++) {
      long instruction = program[pc];
      int operand = (int) (instruction >>> 32);
      int ifTrue = (int) (instruction >>> 16) & 0xff;
      int ifFalse = (int) (instruction >>> 24) & 0xff;
      switch ((int) instruction & 0xffff) {
        case 0x20 -> accumulator = data.getInt(operand);
        case 0x15 -> pc += accumulator == operand ? ifTrue : ifFalse;
        case 0x25 -> pc += Integer.compareUnsigned(accumulator, operand) > 0 ? ifTrue : ifFalse;
        case 0x35 -> pc += Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse;
        case 0x06 -> {
          return operand;
        }
        default -> throw new AssertionError("instruction " + Long.toHexString(instruction));
      }
    }
  }
}
