package portkit.metal.asm;

/** What every group of instructions stands on. */
interface Emitter {
  /** The buffer that instructions go to. */
  CodeBuffer buffer();

  /** The mode that code is for at this point. */
  Mode mode();

  /** Begins an instruction. */
  default Encoding op(int opcode) {
    return new Encoding(buffer(), mode(), opcode);
  }

  /** Begins one whose byte form has the opcode given and whose other sizes the next odd one. */
  default Encoding sized(Width width, int byteOpcode) {
    return op(width == Width.BYTE ? byteOpcode : byteOpcode | 1).size(width);
  }

  /** Emits an instruction without operands. */
  default void plain(int opcode) {
    Opcodes.put(buffer(), opcode);
  }

  /** Refuses an operand size that the instruction does not have. */
  default void require(boolean possible, String instruction, Width width) {
    if (!possible) {
      throw new IllegalArgumentException(instruction + " has no " + width + " form");
    }
  }

  /** Refuses an instruction that exists in 64-bit mode only, or in 32-bit mode only. */
  default void requireMode(Mode needed, String instruction) {
    if (mode() != needed) {
      throw new IllegalArgumentException(
          instruction + " exists in " + needed + " mode only, this is " + mode());
    }
  }

  /** Refuses a bit number or shift count that the operand does not have. */
  default void requireCount(Width width, int count) {
    if (count < 0 || count >= width.bits()) {
      throw new IllegalArgumentException(
          "bit or shift count %d of a %s: expected 0..%d"
              .formatted(count, width, width.bits() - 1));
    }
  }
}
