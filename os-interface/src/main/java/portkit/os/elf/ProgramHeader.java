package portkit.os.elf;

/** One program header (gABI 5, "Program Header"); all values as they stand in the file. */
record ProgramHeader(
    int type, int flags, long offset, long address, long fileSize, long memorySize, long align) {
  static final int LOAD = 1;
  static final int DYNAMIC = 2;
  static final int INTERPRETER = 3;
  static final int NOTE = 4;

  private static final int EXECUTABLE = 1;
  private static final int WRITABLE = 2;
  private static final int READABLE = 4;

  /** The header with the given index; the file is known to hold it. */
  static ProgramHeader of(ElfFile file, ElfHeader header, int index) {
    long at = header.programHeaders() + (long) index * ElfHeader.PROGRAM_HEADER_SIZE;
    return new ProgramHeader(
        (int) file.u32(at),
        (int) file.u32(at + 4),
        file.u64(at + 8),
        file.u64(at + 16),
        file.u64(at + 32),
        file.u64(at + 40),
        file.u64(at + 48));
  }

  Segment segment() {
    return new Segment(
        address,
        memorySize,
        offset,
        fileSize,
        (flags & READABLE) != 0,
        (flags & WRITABLE) != 0,
        (flags & EXECUTABLE) != 0);
  }
}
