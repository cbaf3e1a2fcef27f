package portkit.nacl.validate.decode;

/** What follows opcode and ModRM, by its letter in opcodes.txt. */
enum Immediate {
  NONE(' '),
  BYTE('b'),
  WORD('w'),
  /** 16 bits with 66, else 32; REX.W overrides 66 (SDM volume 2A, 2.2.1.2). */
  Z('z'),
  /** As {@link #Z}, but 64 bits with REX.W: only {@code mov} to a register. */
  V('v'),
  /** An address: 64 bits, 32 with 67. */
  ADDRESS('o'),
  BRANCH_BYTE('j'),
  /** 32 bits, since a near branch with 66 is not let through. */
  BRANCH('J'),
  /** 16 bits and 8: {@code enter}. */
  WORD_AND_BYTE('e');

  private final char letter;

  Immediate(char letter) {
    this.letter = letter;
  }

  /** That of a letter, or null. */
  static Immediate of(char letter) {
    for (Immediate immediate : values()) {
      if (immediate.letter == letter) {
        return immediate;
      }
    }
    return null;
  }

  /** Its bytes under the given prefixes. */
  int size(int prefixes) {
    return switch (this) {
      case NONE -> 0;
      case BYTE, BRANCH_BYTE -> 1;
      case WORD -> 2;
      case WORD_AND_BYTE -> 3;
      case Z -> isShort(prefixes) ? 2 : 4;
      case V -> Prefixes.has(prefixes, Prefixes.WIDE) ? 8 : isShort(prefixes) ? 2 : 4;
      case BRANCH -> 4;
      case ADDRESS -> Prefixes.has(prefixes, Prefixes.ADDRESS_SIZE) ? 4 : 8;
    };
  }

  boolean isBranch() {
    return this == BRANCH || this == BRANCH_BYTE;
  }

  private static boolean isShort(int prefixes) {
    return (prefixes & (Prefixes.OPERAND_SIZE | Prefixes.WIDE)) == Prefixes.OPERAND_SIZE;
  }
}
