package portkit.nacl.validate.decode;

/** The spaces that opcodes come from (SDM volume 2A, 2.1.2, 2.3.6.1 and 2.7.1). */
public enum OpcodeMap {
  /** Opcodes of one byte. */
  ONE_BYTE,
  /** After 0F. */
  TWO_BYTE,
  /** After 0F 38. */
  THREE_BYTE_38,
  /** After 0F 3A. */
  THREE_BYTE_3A,
  /** After a VEX prefix whose map field is 1, as after 0F. */
  VEX_1,
  /** After a VEX prefix whose map field is 2, as after 0F 38. */
  VEX_2,
  /** After a VEX prefix whose map field is 3, as after 0F 3A. */
  VEX_3,
  /** After an EVEX prefix whose map field is 1. */
  EVEX_1,
  /** After an EVEX prefix whose map field is 2. */
  EVEX_2,
  /** After an EVEX prefix whose map field is 3. */
  EVEX_3;

  /** The map that a VEX prefix names, or null. */
  static OpcodeMap ofVex(int field) {
    return switch (field) {
      case 1 -> VEX_1;
      case 2 -> VEX_2;
      case 3 -> VEX_3;
      default -> null;
    };
  }

  /** The map that an EVEX prefix names, or null. */
  static OpcodeMap ofEvex(int field) {
    return switch (field) {
      case 1 -> EVEX_1;
      case 2 -> EVEX_2;
      case 3 -> EVEX_3;
      default -> null;
    };
  }
}
