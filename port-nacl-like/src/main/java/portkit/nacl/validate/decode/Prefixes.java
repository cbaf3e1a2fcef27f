package portkit.nacl.validate.decode;

/**
 * The prefixes of one instruction as bits of an int. The lowest three are what tells instructions
 * of the same opcode apart; VEX and EVEX prefixes hold them in their field pp.
 */
public final class Prefixes {
  /** 66. */
  public static final int OPERAND_SIZE = 1;

  /** F3. */
  public static final int REP = 1 << 1;

  /** F2. */
  public static final int REPNE = 1 << 2;

  /** F0. */
  public static final int LOCK = 1 << 3;

  /** 67. */
  public static final int ADDRESS_SIZE = 1 << 4;

  /** 65. */
  public static final int GS = 1 << 5;

  /** 64. */
  public static final int FS = 1 << 6;

  /** 26, 2E, 36, 3E: without a meaning in 64-bit mode but as hints. */
  public static final int OTHER_SEGMENT = 1 << 7;

  /** REX.W, or the W of a VEX or EVEX prefix. */
  public static final int WIDE = 1 << 8;

  private static final int MANDATORY = OPERAND_SIZE | REP | REPNE;
  private static final int SEGMENT = GS | FS | OTHER_SEGMENT;

  /** The letters of opcodes.txt by the bits they stand for. */
  private static final String LETTERS = "n63x2y";

  private Prefixes() {}

  /** The bit of a byte that is a prefix (SDM volume 2A, 2.1.1), but for REX; 0 for another. */
  static int bit(int value) {
    return switch (value) {
      case 0x66 -> OPERAND_SIZE;
      case 0x67 -> ADDRESS_SIZE;
      case 0xf0 -> LOCK;
      case 0xf2 -> REPNE;
      case 0xf3 -> REP;
      case 0x64 -> FS;
      case 0x65 -> GS;
      case 0x26, 0x2e, 0x36, 0x3e -> OTHER_SEGMENT;
      default -> 0;
    };
  }

  /**
   * Whether a prefix may follow those that were seen. What several of one group do is undefined
   * (SDM volume 2A, 2.1.1), but assemblers pad with 66.
   */
  static boolean mayFollow(int seen, int bit) {
    int group =
        switch (bit) {
          case REP, REPNE, LOCK -> REP | REPNE | (bit == LOCK ? LOCK : 0);
          case FS, GS, OTHER_SEGMENT -> SEGMENT;
          case ADDRESS_SIZE -> ADDRESS_SIZE;
          default -> 0;
        };
    return (seen & group) == 0;
  }

  /** What the field pp of a VEX or EVEX prefix stands for (SDM volume 2A, table 2-12). */
  static int ofField(int pp) {
    return switch (pp) {
      case 1 -> OPERAND_SIZE;
      case 2 -> REP;
      case 3 -> REPNE;
      default -> 0;
    };
  }

  /** Whether any of a set is there. */
  static boolean has(int prefixes, int bits) {
    return (prefixes & bits) != 0;
  }

  /** The bit in a set of prefixes, as {@link #setOf} makes it, that these prefixes need. */
  public static int context(int prefixes) {
    return 1 << (prefixes & MANDATORY);
  }

  /** The set that the letters of opcodes.txt name. */
  public static int setOf(String letters) {
    int set = 0;
    for (int i = 0; i < letters.length(); i++) {
      int context = LETTERS.indexOf(letters.charAt(i));
      if (context < 0) {
        throw new IllegalArgumentException("no prefixes are called " + letters);
      }
      set |= 1 << context;
    }
    return set;
  }
}
