package portkit.baremetal.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import portkit.baremetal.board.Boards;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The memory without which a machine cannot even begin with a program. The loader puts the boot
 * module at the memory's end, wherever the kernel is: with less the one would overwrite the other.
 *
 * @param board the machine's name
 * @param image bytes from address 0 to the end of the kernel's image
 * @param module bytes of the boot module
 */
record MemoryNeed(String board, long image, long module) {
  private static final long MEBIBYTE = 1 << 20;
  private static final long PAGE = 4096;

  /** What QEMU keeps of a PC's last memory for ACPI tables (hw/i386/pc.c, acpi_data_size). */
  private static final long ACPI = 0x28000;

  // ELF-64 object file format, and the program header within.
  private static final int HEADERS = 32;
  private static final int HEADER_SIZE = 54;
  private static final int HEADER_COUNT = 56;
  private static final int LOAD = 1;
  private static final int ADDRESS = 24;
  private static final int MEMORY_SIZE = 40;

  /** Of a board's image, a file, and a module of so many bytes. */
  static MemoryNeed of(String board, Path image, long module) {
    try {
      ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
      return new MemoryNeed(board, end(elf), module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long end(ByteBuffer elf) {
    long end = 0;
    for (int i = 0; i < elf.getShort(HEADER_COUNT); i++) {
      int header = (int) elf.getLong(HEADERS) + i * elf.getShort(HEADER_SIZE);
      if (elf.getInt(header) == LOAD) {
        end = Math.max(end, elf.getLong(header + ADDRESS) + elf.getLong(header + MEMORY_SIZE));
      }
    }
    return end;
  }

  /** In MiB, as people give memory to machines. */
  int mebibytes() {
    return mebibytes(image + module + 2 * PAGE);
  }

  private int mebibytes(long bytes) {
    long all = bytes + (board.equals(Boards.MICROVM) ? 0 : ACPI);
    return (int) ((all + MEBIBYTE - 1) / MEBIBYTE);
  }

  /** Refuses a machine of less. */
  void check(int given, String program) {
    if (given < mebibytes(image)) {
      throw new PortkitException(
          Failure.TOO_LITTLE_MEMORY,
          "-m %d is too little for board %s to start: it needs %d MiB, with %s %d"
              .formatted(given, board, mebibytes(image), program, mebibytes()));
    }
    if (given < mebibytes()) {
      throw new PortkitException(
          Failure.TOO_LITTLE_MEMORY,
          "-m %d is too little memory for %s: board %s needs %d MiB to hold it"
              .formatted(given, program, board, mebibytes()));
    }
  }
}
