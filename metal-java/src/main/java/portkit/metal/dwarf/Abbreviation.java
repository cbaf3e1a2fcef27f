package portkit.metal.dwarf;

import static portkit.metal.dwarf.DwarfCodes.*;

import java.util.List;
import portkit.metal.elf.LittleEndian;

/** A form that entries of {@code .debug_info} take: which attributes, encoded how (DWARF 7.5.3). */
final class Abbreviation {
  static final Abbreviation UNIT =
      new Abbreviation(1, DW_TAG_COMPILE_UNIT, true)
          .with(DW_AT_PRODUCER, DW_FORM_STRING)
          .with(DW_AT_NAME, DW_FORM_STRING)
          .with(DW_AT_COMP_DIR, DW_FORM_STRING)
          .with(DW_AT_LANGUAGE, DW_FORM_DATA1)
          .with(DW_AT_LOW_PC, DW_FORM_ADDR)
          .with(DW_AT_HIGH_PC, DW_FORM_DATA8)
          .with(DW_AT_STMT_LIST, DW_FORM_SEC_OFFSET);

  static final Abbreviation ABSTRACT_FUNCTION =
      new Abbreviation(2, DW_TAG_SUBPROGRAM, false)
          .with(DW_AT_NAME, DW_FORM_STRING)
          .with(DW_AT_DECL_FILE, DW_FORM_UDATA)
          .with(DW_AT_DECL_LINE, DW_FORM_UDATA)
          .with(DW_AT_INLINE, DW_FORM_DATA1);

  static final Abbreviation FUNCTION =
      new Abbreviation(3, DW_TAG_SUBPROGRAM, true)
          .with(DW_AT_NAME, DW_FORM_STRING)
          .with(DW_AT_DECL_FILE, DW_FORM_UDATA)
          .with(DW_AT_DECL_LINE, DW_FORM_UDATA)
          .with(DW_AT_LOW_PC, DW_FORM_ADDR)
          .with(DW_AT_HIGH_PC, DW_FORM_DATA8);

  static final Abbreviation INLINED_RANGE =
      new Abbreviation(4, DW_TAG_INLINED_SUBROUTINE, true)
          .with(DW_AT_ABSTRACT_ORIGIN, DW_FORM_REF4)
          .with(DW_AT_CALL_FILE, DW_FORM_UDATA)
          .with(DW_AT_CALL_LINE, DW_FORM_UDATA)
          .with(DW_AT_LOW_PC, DW_FORM_ADDR)
          .with(DW_AT_HIGH_PC, DW_FORM_DATA8);

  static final Abbreviation INLINED_RANGES =
      new Abbreviation(5, DW_TAG_INLINED_SUBROUTINE, true)
          .with(DW_AT_ABSTRACT_ORIGIN, DW_FORM_REF4)
          .with(DW_AT_CALL_FILE, DW_FORM_UDATA)
          .with(DW_AT_CALL_LINE, DW_FORM_UDATA)
          .with(DW_AT_RANGES, DW_FORM_SEC_OFFSET);

  static final Abbreviation BASE_TYPE =
      new Abbreviation(6, DW_TAG_BASE_TYPE, false)
          .with(DW_AT_NAME, DW_FORM_STRING)
          .with(DW_AT_BYTE_SIZE, DW_FORM_DATA1)
          .with(DW_AT_ENCODING, DW_FORM_DATA1);

  static final Abbreviation VARIABLE =
      new Abbreviation(7, DW_TAG_VARIABLE, false)
          .with(DW_AT_NAME, DW_FORM_STRING)
          .with(DW_AT_TYPE, DW_FORM_REF4)
          .with(DW_AT_LOCATION, DW_FORM_EXPRLOC);

  private static final List<Abbreviation> ALL =
      List.of(
          UNIT, ABSTRACT_FUNCTION, FUNCTION, INLINED_RANGE, INLINED_RANGES, BASE_TYPE, VARIABLE);

  private final int number;
  private final LittleEndian declaration;

  private Abbreviation(int number, int tag, boolean hasChildren) {
    this.number = number;
    this.declaration = new LittleEndian().uleb(number).uleb(tag).u8(hasChildren ? 1 : 0);
  }

  private Abbreviation with(int attribute, int form) {
    declaration.uleb(attribute).uleb(form);
    return this;
  }

  int number() {
    return number;
  }

  /** The whole of {@code .debug_abbrev}. */
  static byte[] table() {
    LittleEndian out = new LittleEndian();
    for (Abbreviation abbreviation : ALL) {
      out.bytes(abbreviation.declaration.toByteArray()).u8(0).u8(0);
    }
    return out.u8(0).toByteArray();
  }
}
