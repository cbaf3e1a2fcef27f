package portkit.metal.port;

import portkit.os.Failure;

/** Why a program is not started. */
public enum Refusal {
  /** It is started. */
  NONE(Failure.INTERNAL, "no failure"),
  /** No boot module. */
  NO_PROGRAM(
      Failure.NO_INPUT, "there is no program: hand the machine one as boot module (-initrd)"),
  /** The magic number. */
  NOT_ELF(Failure.NOT_ELF, "the program is not an ELF file"),
  /** Headers or segments reach beyond the file. */
  TRUNCATED(Failure.TRUNCATED_ELF, "the program's ELF file ends before its headers or segments do"),
  /** Class, byte order or machine. */
  WRONG_MACHINE(Failure.WRONG_MACHINE, "the program is not for 64-bit x86"),
  /** The type, or an interpreter. */
  DYNAMIC(
      Failure.DYNAMIC_ELF,
      "the program wants a dynamic linker: link it statically, at fixed addresses"),
  /** The note is missing. */
  NO_ABI_NOTE(
      Failure.NO_ABI_NOTE,
      "the program is not written for the OS interface: build it with GOOS=tiny"),
  /** Another version in the note. */
  WRONG_ABI(Failure.WRONG_ABI, "the program is for another version of the OS interface than 1.0"),
  /** Two segments meet. */
  OVERLAP(Failure.OVERLAPPING_SEGMENTS, "two segments of the program overlap, or share a page"),
  /** A segment lies where the port is, or too high. */
  OUT_OF_RANGE(
      Failure.OUT_OF_RANGE,
      "a segment or the entry point of the program is out of range, or where the port is"),
  /** Against W^X. */
  WRITABLE_AND_EXECUTABLE(
      Failure.WRITABLE_AND_EXECUTABLE, "a segment of the program is both writable and executable"),
  /** The memory that the program needs at its start is not there. */
  NO_MEMORY(
      Failure.TOO_LITTLE_MEMORY,
      "there is too little memory for the program: give the machine more"),
  /** Arguments. */
  TOO_MANY_ARGUMENTS(Failure.USAGE, "the command line is too long");

  private final Failure failure;
  private final String message;
  private final int exitCode;

  Refusal(Failure failure, String message) {
    this.failure = failure;
    this.message = message;
    this.exitCode = failure.exitCode();
  }

  /** The kind of failure. */
  public Failure failure() {
    return failure;
  }

  /** What the port ends with. */
  public int exitCode() {
    return exitCode;
  }

  /** One line for people. */
  public String message() {
    return message;
  }
}
