package portkit.metal.asm;

/** String instructions; the direction flag decides which way they go, RCX how often with REP. */
public interface Strings extends Emitter {
  /** Copies RCX units from RSI to RDI. */
  @Form("rep movs {string:destination},{string:source}")
  default void repMovs(Width width) {
    sized(width, 0xa4).prefix(0xf3).emit();
  }

  /** Copies one unit from RSI to RDI. */
  @Form("movs {string:destination},{string:source}")
  default void movs(Width width) {
    sized(width, 0xa4).emit();
  }

  /** Fills RCX units at RDI with RAX. */
  @Form("rep stos {string:destination},{string:accumulator}")
  default void repStos(Width width) {
    sized(width, 0xaa).prefix(0xf3).emit();
  }

  /** Stores RAX at RDI. */
  @Form("stos {string:destination},{string:accumulator}")
  default void stos(Width width) {
    sized(width, 0xaa).emit();
  }

  /** Loads RAX from RSI. */
  @Form("lods {string:accumulator},{string:source}")
  default void lods(Width width) {
    sized(width, 0xac).emit();
  }

  /** Compares while equal. */
  @Form("repz cmps {string:source},{string:destination}")
  default void repeCmps(Width width) {
    sized(width, 0xa6).prefix(0xf3).emit();
  }

  /** Searches for RAX at RDI. */
  @Form("repnz scas {string:accumulator},{string:destination}")
  default void repneScas(Width width) {
    sized(width, 0xae).prefix(0xf2).emit();
  }

  /** Reads RCX units from port DX to RDI. */
  @Form(
      value = "rep ins {string:destination},dx",
      widths = {Width.BYTE, Width.WORD, Width.DWORD})
  default void repIns(Width width) {
    require(width != Width.QWORD, "ins", width);
    sized(width, 0x6c).prefix(0xf3).emit();
  }

  /** Writes RCX units from RSI to port DX. */
  @Form(
      value = "rep outs dx,{string:source}",
      widths = {Width.BYTE, Width.WORD, Width.DWORD})
  default void repOuts(Width width) {
    require(width != Width.QWORD, "outs", width);
    sized(width, 0x6e).prefix(0xf3).emit();
  }

  /** Clears the direction flag: upwards, as the ABIs want it at calls. */
  @Form("cld")
  default void cld() {
    plain(0xfc);
  }

  /** Sets the direction flag: downwards. */
  @Form("std")
  default void std() {
    plain(0xfd);
  }
}
