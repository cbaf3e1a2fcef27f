package portkit.os;

/**
 * What can go wrong before or around a guest, each with its own exit code. A guest's own exit code
 * passes through unchanged, so these sit where programs seldom exit: the BSD {@code sysexits} for
 * the command line and 100–125 for the rest.
 */
public enum Failure {
  /** The command line does not make sense. */
  USAGE(64),
  /** A file that was named does not exist, or cannot be read, or written where it was to be. */
  NO_INPUT(66),

  /** The program is not an ELF file. */
  NOT_ELF(100),
  /** The ELF file ends before its headers or segments do. */
  TRUNCATED_ELF(101),
  /** The ELF file is for another machine, class or byte order. */
  WRONG_MACHINE(102),
  /** The ELF file wants a dynamic linker or relocation. */
  DYNAMIC_ELF(103),
  /** The ELF file does not say that it is written for the OS interface. */
  NO_ABI_NOTE(104),
  /** The program, or the table, is of another version of the OS interface. */
  WRONG_ABI(105),
  /** Segments overlap one another. */
  OVERLAPPING_SEGMENTS(106),
  /** A segment or the entry point lies outside what a program may use. */
  OUT_OF_RANGE(107),
  /** A segment is both writable and executable. */
  WRITABLE_AND_EXECUTABLE(108),
  /** The address space that the program needs is taken. */
  ADDRESS_TAKEN(109),

  /** There is no Go installation. */
  GO_MISSING(110),
  /** The Go installation is older than any supported release. */
  GO_TOO_OLD(111),
  /** The Go installation is newer than any supported release. */
  GO_TOO_NEW(112),
  /** Go's source tree does not have what an edit is anchored to. */
  GO_ANCHOR(113),

  /** The JVM was started in a way the hosted port cannot work with. */
  UNSUITABLE_JVM(114),
  /** The cache folder cannot be used. */
  CACHE_UNUSABLE(115),
  /** What has to be written cannot be; mostly, the disk is full. */
  DISK_FULL(116),
  /** A tool that is needed is missing or does not work. */
  TOOL_MISSING(117),

  /** A program breaks the rules of metal Java. */
  REJECTED(118),
  /** An image cannot be made of a program that keeps the rules. */
  UNBUILDABLE(119),

  /** The machine has too little memory to start, or to hold the program. */
  TOO_LITTLE_MEMORY(120),
  /** The kernel or processor lacks what a port needs. */
  UNSUITABLE_HOST(121),
  /** A program contains instructions that the contract gives it no use for. */
  UNSAFE_CODE(122),
  /** A guest has used up the processor time that it was given. */
  CPU_LIMIT(123),
  /** A child process or guest ran out of its time limit; {@code timeout(1)} uses the same code. */
  TIME_LIMIT(124),
  /** A defect in portkit itself. */
  INTERNAL(125);

  private final int exitCode;

  Failure(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the command when it ends for this reason. */
  public int exitCode() {
    return exitCode;
  }
}
