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
  /** The kernel pads it to pages; no version has had more than two. */
  private static final int LOAD_SIZE_AT = 40;

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

  /** In the vDSO the one loadable segment comes first and covers the whole image. */
  private static long size(long start) {
    ByteBuffer header = Native.memory(start, Kernel.PAGE);
    long load = header.getLong(32);
    long size = header.getLong((int) load + LOAD_SIZE_AT);
    return (size + Kernel.PAGE - 1) & -Kernel.PAGE;
  }
}
