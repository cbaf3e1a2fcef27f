package portkit.nacl.validate.decode;

/** What an instruction's ModRM byte may be, by its letter in opcodes.txt. */
enum Operands {
  /** It has none. */
  NONE('.'),
  ANY('m'),
  MEMORY('M'),
  REGISTER('R'),
  /** Of memory, by an SIB byte whose index is a vector (SDM volume 2A, 2.3.12). */
  VECTOR_INDEX('S'),
  /** Two registers whatever mod says (SDM volume 2B, "MOV—Move to/from Control Registers"). */
  CONTROL('C'),
  /** As {@link #ANY}, and a LOCK prefix is defined if it is memory. */
  LOCKABLE('l');

  private final char letter;

  Operands(char letter) {
    this.letter = letter;
  }

  /** That of a letter, or null. */
  static Operands of(char letter) {
    for (Operands operands : values()) {
      if (operands.letter == letter) {
        return operands;
      }
    }
    return null;
  }

  /** Whether the instruction is defined with this ModRM byte. */
  boolean allow(int modrm, boolean locked) {
    boolean register = modrm >= 0xc0;
    boolean defined =
        switch (this) {
          case NONE, ANY, CONTROL, LOCKABLE -> true;
          case MEMORY -> !register;
          case REGISTER -> register;
          case VECTOR_INDEX -> !register && (modrm & 7) == 4;
        };
    return defined && (!locked || (this == LOCKABLE && !register));
  }

  /** Whether bytes of an address may follow ModRM. */
  boolean mayAddressMemory() {
    return this != NONE && this != REGISTER && this != CONTROL;
  }
}
