package portkit.nacl.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A program for the kernel's packet filter machine over {@code struct seccomp_data} (seccomp(2);
 * Linux include/uapi/linux/bpf_common.h), as it is emitted instruction by instruction. Numbers that
 * are known only when the tender runs are holes.
 */
public final class Filter {
  /** A number that is filled in at run time. */
  public enum Hole {
    /** The process. */
    PROCESS,
    /** The upper half of the vDSO's addresses. */
    VDSO_HIGH,
    /** The lower half of the vDSO's first address. */
    VDSO_START,
    /** The lower half of the address behind the vDSO. */
    VDSO_END
  }

  /** Where {@code struct seccomp_data} has the system call's number. */
  static final int NUMBER = 0;

  /** The architecture by whose rules the call was made. */
  static final int ARCHITECTURE = 4;

  /** The instruction pointer, its lower half; the upper one follows. */
  static final int POINTER = 8;

  /** The first of six arguments of 8 bytes. */
  static final int ARGUMENTS = 16;

  /** Bytes in {@code struct sock_filter}. */
  public static final int INSTRUCTION = Long.BYTES;

  private static final int LOAD_WORD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_ABOVE = 0x25;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int AND = 0x54;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff_0000;
  private static final int TRAP = 0x0003_0000;

  private final List<Long> instructions = new ArrayList<>();
  private final Map<Hole, List<Integer>> holes = new EnumMap<>(Hole.class);

  Filter() {
    for (Hole hole : Hole.values()) {
      holes.put(hole, new ArrayList<>());
    }
  }

  /** The instructions, each a {@code struct sock_filter} as a little-endian number. */
  public long[] instructions() {
    return instructions.stream().mapToLong(Long::longValue).toArray();
  }

  /** The instructions whose operand is the hole's number. */
  public int[] holes(Hole hole) {
    return holes.get(hole).stream().mapToInt(Integer::intValue).toArray();
  }

  int length() {
    return instructions.size();
  }

  void load(int offset) {
    emit(LOAD_WORD, offset, 0, 0);
  }

  void and(int mask) {
    emit(AND, mask, 0, 0);
  }

  void allow() {
    emit(RETURN, ALLOW, 0, 0);
  }

  void deny() {
    emit(RETURN, TRAP, 0, 0);
  }

  /** Denies the call unless what was loaded is one of the numbers. */
  void require(int... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      emit(JUMP_EQUAL, numbers[i], numbers.length - i, 0); // behind the last and the denial
    }
    deny();
  }

  void require(Hole hole) {
    holes.get(hole).add(length());
    require(0);
  }

  /** Denies the call unless what was loaded is at least the first number and below the second. */
  void requireRange(int from, int to) {
    emit(JUMP_AT_LEAST, from, 0, 1);
    emit(JUMP_AT_LEAST, to, 0, 1);
    deny();
  }

  /** Denies the call if what was loaded is above the number. */
  void requireAtMost(int number) {
    emit(JUMP_ABOVE, number, 0, 1);
    deny();
  }

  /** Leaves out what is emitted by the body unless what was loaded is the number. */
  void ifEqual(int number, Runnable body) {
    int jump = length();
    emit(JUMP_EQUAL, number, 0, 0);
    body.run();
    instructions.set(jump, instruction(JUMP_EQUAL, number, 0, skipped(jump)));
  }

  void ifEqual(Hole hole, Runnable body) {
    holes.get(hole).add(length());
    ifEqual(0, body);
  }

  /** The same unless what was loaded is at least the first number and below the second. */
  void ifInRange(Hole from, Hole to, Runnable body) {
    int jump = length();
    holes.get(from).add(jump);
    holes.get(to).add(jump + 1);
    emit(JUMP_AT_LEAST, 0, 0, 0);
    emit(JUMP_AT_LEAST, 0, 0, 0);
    body.run();
    instructions.set(jump, instruction(JUMP_AT_LEAST, 0, 0, skipped(jump)));
    instructions.set(jump + 1, instruction(JUMP_AT_LEAST, 0, skipped(jump + 1), 0));
  }

  /** The instructions from the one behind a jump to where the next will be. */
  private int skipped(int jump) {
    int count = length() - jump - 1;
    if (count > 255) {
      throw new IllegalStateException("a rule of " + count + " instructions is out of reach");
    }
    return count;
  }

  private void emit(int code, int operand, int ifTrue, int ifFalse) {
    instructions.add(instruction(code, operand, ifTrue, ifFalse));
  }

  private static long instruction(int code, int operand, int ifTrue, int ifFalse) {
    return code | (long) ifTrue << 16 | (long) ifFalse << 24 | (long) operand << Integer.SIZE;
  }
}
