package portkit.os;

/** The fault record, in the order of its fields; all little-endian, without padding. */
public enum FaultField implements Field {
  /** A {@link FaultKind}. */
  KIND("u32", "what happened"),
  /** Bit 0 ({@link #ADDRESS_UNKNOWN}): {@code addr} means nothing. */
  FLAGS("u32", "bit 0: addr is unknown, as for a non-canonical address; the other bits are 0"),
  /** The address that was touched, for {@link FaultKind#MEMORY}. */
  ADDR("u64", "the address that was touched, for a memory fault"),
  /** Where the thread was and, on return, where it is to go on. */
  PC("u64", "in: the instruction that faulted or was to run next; out: where to go on"),
  /** The stack pointer there; may be changed too. */
  SP("u64", "in: its stack pointer; out: the stack pointer to go on with");

  /** {@link #FLAGS} bit: the processor does not tell the address (SDM vol. 3, #GP). */
  public static final int ADDRESS_UNKNOWN = 1;

  private final String cType;
  private final String meaning;

  FaultField(String cType, String meaning) {
    this.cType = cType;
    this.meaning = meaning;
  }

  @Override
  public String cType() {
    return cType;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
