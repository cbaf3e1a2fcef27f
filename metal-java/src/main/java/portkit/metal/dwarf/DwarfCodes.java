package portkit.metal.dwarf;

/** Numbers of DWARF 4, by their names in its chapter 7. */
final class DwarfCodes {
  static final int DW_TAG_COMPILE_UNIT = 0x11;
  static final int DW_TAG_INLINED_SUBROUTINE = 0x1d;
  static final int DW_TAG_BASE_TYPE = 0x24;
  static final int DW_TAG_SUBPROGRAM = 0x2e;
  static final int DW_TAG_VARIABLE = 0x34;

  static final int DW_AT_LOCATION = 0x02;
  static final int DW_AT_NAME = 0x03;
  static final int DW_AT_BYTE_SIZE = 0x0b;
  static final int DW_AT_STMT_LIST = 0x10;
  static final int DW_AT_LOW_PC = 0x11;
  static final int DW_AT_HIGH_PC = 0x12;
  static final int DW_AT_LANGUAGE = 0x13;
  static final int DW_AT_COMP_DIR = 0x1b;
  static final int DW_AT_INLINE = 0x20;
  static final int DW_AT_PRODUCER = 0x25;
  static final int DW_AT_ABSTRACT_ORIGIN = 0x31;
  static final int DW_AT_DECL_FILE = 0x3a;
  static final int DW_AT_DECL_LINE = 0x3b;
  static final int DW_AT_ENCODING = 0x3e;
  static final int DW_AT_TYPE = 0x49;
  static final int DW_AT_RANGES = 0x55;
  static final int DW_AT_CALL_FILE = 0x58;
  static final int DW_AT_CALL_LINE = 0x59;

  static final int DW_FORM_ADDR = 0x01;
  static final int DW_FORM_DATA8 = 0x07;
  static final int DW_FORM_STRING = 0x08;
  static final int DW_FORM_DATA1 = 0x0b;
  static final int DW_FORM_UDATA = 0x0f;
  static final int DW_FORM_REF4 = 0x13;
  static final int DW_FORM_SEC_OFFSET = 0x17;
  static final int DW_FORM_EXPRLOC = 0x18;

  static final int DW_ATE_ADDRESS = 0x01;
  static final int DW_ATE_BOOLEAN = 0x02;
  static final int DW_ATE_SIGNED = 0x05;
  static final int DW_ATE_UTF = 0x10;

  static final int DW_INL_INLINED = 1;
  static final int DW_OP_ADDR = 0x03;
  static final int DW_OP_DEREF = 0x06;
  static final int DW_OP_BREG0 = 0x70;

  static final int DW_LNS_COPY = 1;
  static final int DW_LNS_ADVANCE_PC = 2;
  static final int DW_LNS_ADVANCE_LINE = 3;
  static final int DW_LNS_SET_FILE = 4;
  static final int DW_LNE_END_SEQUENCE = 1;
  static final int DW_LNE_SET_ADDRESS = 2;

  static final int DW_CFA_ADVANCE_LOC = 0x40;
  static final int DW_CFA_OFFSET = 0x80;
  static final int DW_CFA_RESTORE = 0xc0;
  static final int DW_CFA_ADVANCE_LOC1 = 0x02;
  static final int DW_CFA_ADVANCE_LOC4 = 0x04;
  static final int DW_CFA_DEF_CFA = 0x0c;
  static final int DW_CFA_DEF_CFA_OFFSET = 0x0e;
  static final int DW_CFA_DEF_CFA_EXPRESSION = 0x0f;
  static final int DW_CFA_EXPRESSION = 0x10;
  static final int DW_CFA_SAME_VALUE = 0x08;

  private DwarfCodes() {}
}
