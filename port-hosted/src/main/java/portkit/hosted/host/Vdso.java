package portkit.hosted.host;

import java.nio.ByteBuffer;
import java.util.Optional;
import portkit.os.elf.Symbol;
import portkit.os.elf.SymbolTable;

/**
 * The kernel's clock as code in this process (vdso(7)): tens of nanoseconds, on any stack, without
 * thread-local storage.
 *
 * @param clockGettime address of {@code clock_gettime}, 0 if the kernel offers none
 * @param start first address of the vDSO
 * @param end address behind it
 */
public record Vdso(long clockGettime, long start, long end) {
  /** Offsets in the ELF header and in a program header (gABI 4 and 5). */
  private static final int PROGRAM_HEADERS = 32;

  private static final int SECTION_HEADERS = 40;
  private static final int SECTION_SIZE = 58;
  private static final int SECTION_COUNT = 60;
  private static final int SEGMENT_SIZE = 40;

  /** That of this process. */
  public static Vdso find() {
    long start = AuxiliaryVector.thisProcess().vdso();
    if (start == 0) {
      return new Vdso(0, 0, 0);
    }
    long size = size(start);
    Optional<Symbol> clock =
        SymbolTable.of("vDSO", Native.memory(start, size)).named("__vdso_clock_gettime");
    return new Vdso(clock.isPresent() ? start + clock.get().address() : 0, start, start + size);
  }

  /**
   * The kernel maps the whole file, rounded up to pages: the one loadable segment, whose program
   * header comes first, and the section headers behind it.
   */
  private static long size(long start) {
    ByteBuffer header = Native.memory(start, Kernel.PAGE);
    int programHeader = (int) header.getLong(PROGRAM_HEADERS);
    long segmentEnd = header.getLong(programHeader + SEGMENT_SIZE);
    long sectionsEnd =
        header.getLong(SECTION_HEADERS)
            + (long) header.getShort(SECTION_SIZE) * header.getShort(SECTION_COUNT);
    return (Math.max(segmentEnd, sectionsEnd) + Kernel.PAGE - 1) & -Kernel.PAGE;
  }
}
