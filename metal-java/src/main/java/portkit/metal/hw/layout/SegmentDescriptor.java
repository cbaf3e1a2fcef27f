package portkit.metal.hw.layout;

/** A descriptor of the GDT: 8 bytes, or 16 for a system segment. */
public final class SegmentDescriptor {
  /** The first 8 bytes. */
  public static final WordLayout LAYOUT =
      WordLayout.of("segment descriptor", 64, "SDM vol. 3, 3.4.5 and 8.2.3");

  private static final BitField LIMIT_LOW = LAYOUT.bits("limit 15:0", 15, 0);
  private static final BitField BASE_LOW = LAYOUT.bits("base 23:0", 39, 16);

  /** What kind of segment: the field "type" with the meaning that {@link #SYSTEM} selects. */
  public static final BitField TYPE = LAYOUT.bits("type", 43, 40);

  /** 0 for a system segment, 1 for code or data. */
  public static final BitField SYSTEM = LAYOUT.bits("S", 44, 44);

  /** The privilege level that may use it. */
  public static final BitField PRIVILEGE = LAYOUT.bits("DPL", 46, 45);

  /** Without it a use is a fault. */
  public static final Flag PRESENT = LAYOUT.flag("P", 47);

  private static final BitField LIMIT_HIGH = LAYOUT.bits("limit 19:16", 51, 48);

  /** 64-bit code. */
  public static final Flag LONG = LAYOUT.flag("L", 53);

  /** 32-bit operands, for code that is not {@link #LONG}; a 32-bit stack. */
  public static final Flag BIG = LAYOUT.flag("D/B", 54);

  /** The limit counts pages of 4 KiB. */
  public static final Flag GRANULAR = LAYOUT.flag("G", 55);

  private static final BitField BASE_HIGH = LAYOUT.bits("base 31:24", 63, 56);

  /** A descriptor in bytes; a system segment's takes two. */
  public static final int SIZE = 8;

  private static final int AVAILABLE_TSS = 9;
  private static final int CODE_EXECUTE_READ = 10;
  private static final int DATA_READ_WRITE = 2;
  private static final int FLAT_LIMIT = 0xfffff;

  private SegmentDescriptor() {}

  /** Flat 64-bit code for a privilege level. */
  public static long code64(int privilege) {
    return LONG.set(flat(CODE_EXECUTE_READ, privilege));
  }

  /** Flat data for a privilege level. */
  public static long data(int privilege) {
    return BIG.set(flat(DATA_READ_WRITE, privilege));
  }

  /** The first 8 bytes of the descriptor of a TSS that is not busy. */
  public static long tssLow(long base) {
    int limit = Tss.LAYOUT.size() - 1;
    long word = LIMIT_LOW.set(0, limit);
    word = BASE_LOW.set(word, base & 0xffffff);
    word = BASE_HIGH.set(word, base >>> 24 & 0xff);
    return PRESENT.set(TYPE.set(word, AVAILABLE_TSS));
  }

  /** The second 8 bytes of the descriptor of a TSS: the base's upper half. */
  public static long tssHigh(long base) {
    return base >>> 32;
  }

  private static long flat(int type, int privilege) {
    long word = LIMIT_LOW.set(0, FLAT_LIMIT & 0xffff);
    word = LIMIT_HIGH.set(word, FLAT_LIMIT >> 16);
    word = SYSTEM.set(TYPE.set(word, type), 1);
    return GRANULAR.set(PRESENT.set(PRIVILEGE.set(word, privilege)));
  }
}
