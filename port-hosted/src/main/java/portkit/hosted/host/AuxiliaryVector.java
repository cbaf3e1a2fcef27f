package portkit.hosted.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel tells a process about the machine at its start (getauxval(3)). */
public final class AuxiliaryVector {
  private static final long HWCAP2 = 26;
  private static final long SYSINFO_EHDR = 33;

  /** Bit of AT_HWCAP2: RDFSBASE and its kin work in user mode (Linux x86 asm/hwcap2.h). */
  private static final long HWCAP2_FSGSBASE = 2;

  private static final AuxiliaryVector THIS_PROCESS = read();

  private final ByteBuffer entries;

  private AuxiliaryVector(byte[] bytes) {
    entries = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** That of this process; empty if /proc cannot be read. */
  public static AuxiliaryVector thisProcess() {
    return THIS_PROCESS;
  }

  private static AuxiliaryVector read() {
    try {
      return new AuxiliaryVector(Files.readAllBytes(Path.of("/proc/self/auxv")));
    } catch (IOException e) {
      return new AuxiliaryVector(new byte[0]);
    }
  }

  /** Whether a process may read and write its FS and GS base. */
  public boolean hasFsGsBase() {
    return (value(HWCAP2) & HWCAP2_FSGSBASE) != 0;
  }

  /** The address of the vDSO's ELF header, 0 if there is none. */
  long vdso() {
    return value(SYSINFO_EHDR);
  }

  private long value(long type) {
    for (int at = 0; at + 16 <= entries.limit(); at += 16) {
      if (entries.getLong(at) == type) {
        return entries.getLong(at + 8);
      }
    }
    return 0;
  }
}
