package portkit.nacl.validate.decode;

/**
 * One instruction, as far as it must be known to be judged.
 *
 * @param map where its opcode comes from
 * @param opcode 0 to 255
 * @param prefixes as bits of {@link Prefixes}
 * @param modrm its ModRM byte, -1 if it has none
 * @param length in bytes, 1 to 15
 * @param immediate its immediate operand or, for a branch, the distance from its end to its target;
 *     sign-extended; 0 if it has none
 * @param isBranch whether it is a jump, call or loop to a target that it names itself
 */
public record Instruction(
    OpcodeMap map,
    int opcode,
    int prefixes,
    int modrm,
    int length,
    long immediate,
    boolean isBranch) {

  /** More bytes than this are a fault, whatever they say (SDM volume 2A, 2.3.11). */
  public static final int MAX_LENGTH = 15;

  /** Whether any of these {@link Prefixes} is there. */
  public boolean hasPrefix(int bits) {
    return (prefixes & bits) != 0;
  }
}
