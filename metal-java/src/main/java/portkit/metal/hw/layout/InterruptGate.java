package portkit.metal.hw.layout;

/** A gate of the IDT, in 64-bit mode. */
public final class InterruptGate {
  /** The gate. */
  public static final Layout LAYOUT = Layout.of("interrupt gate", 16, "SDM vol. 3, 6.14.1");

  /** The first 8 bytes, divided as {@link #WORD} says. */
  public static final Field64 LOW = LAYOUT.field64("low", 0);

  /** Bits 63 to 32 of the handler's address. */
  public static final Field32 HANDLER_HIGH = LAYOUT.field32("offset 63:32", 8);

  /** The first 8 bytes. */
  public static final WordLayout WORD =
      WordLayout.of("interrupt gate, first 8 bytes", 64, "SDM vol. 3, 6.14.1");

  private static final BitField HANDLER_LOW = WORD.bits("offset 15:0", 15, 0);

  /** The code segment of the handler. */
  public static final BitField SELECTOR = WORD.bits("selector", 31, 16);

  /** 1 to 7: the TSS stack to take; 0: stay on the stack that was interrupted. */
  public static final BitField IST = WORD.bits("IST", 34, 32);

  /** 14 for an interrupt gate, which turns interrupts off; 15 for a trap gate. */
  public static final BitField TYPE = WORD.bits("type", 43, 40);

  /** The privilege level that may reach it by {@code int}. */
  public static final BitField PRIVILEGE = WORD.bits("DPL", 46, 45);

  /** Without it a use is a fault. */
  public static final Flag PRESENT = WORD.flag("P", 47);

  private static final BitField HANDLER_MIDDLE = WORD.bits("offset 31:16", 63, 48);

  private static final int INTERRUPT = 14;

  private InterruptGate() {}

  /** The first 8 bytes of a gate that turns interrupts off. */
  public static long low(long handler, int selector, int ist) {
    long word = HANDLER_LOW.set(0, handler & 0xffff);
    word = HANDLER_MIDDLE.set(word, handler >>> 16 & 0xffff);
    word = IST.set(SELECTOR.set(word, selector), ist);
    return PRESENT.set(TYPE.set(word, INTERRUPT));
  }

  /** Writes a whole gate that turns interrupts off. */
  public static void write(long gate, long handler, int selector, int ist) {
    LOW.set(gate, low(handler, selector, ist));
    HANDLER_HIGH.set(gate, (int) (handler >>> 32));
  }

  /** The handler's address in a gate. */
  public static long handler(long gate) {
    long word = LOW.get(gate);
    return HANDLER_HIGH.getUnsigned(gate) << 32
        | HANDLER_MIDDLE.get(word) << 16
        | HANDLER_LOW.get(word);
  }
}
