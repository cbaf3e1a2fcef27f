package portkit.nacl.tender;

import portkit.metal.hw.Linux;

/**
 * System calls of the time before sealing, each where it is needed; the sealed tender could not
 * make them from here.
 */
final class Startup {
  static final int PROT_NONE = 0;
  static final int PROT_READ = 1;
  static final int PROT_WRITE = 2;
  static final int PROT_EXEC = 4;

  /** Private, anonymous, at this very address, and only if nothing is there (mmap(2)). */
  private static final int FIXED_NOREPLACE = 0x10_0022;

  private static final int PRIVATE_ANONYMOUS = 0x22;
  private static final int POPULATE = 0x8000;
  private static final int NORESERVE = 0x4000;

  private static final int READ = 0;
  private static final int OPEN = 2;
  private static final int CLOSE = 3;
  private static final int FSTAT = 5;
  private static final int MMAP = 9;
  private static final int MPROTECT = 10;
  private static final int MUNMAP = 11;
  private static final int GETPID = 39;
  private static final int GETEUID = 107;
  private static final int GETEGID = 108;
  private static final int SCHED_GETAFFINITY = 204;

  private Startup() {}

  static boolean isError(long result) {
    return result < 0 && result >= -4095;
  }

  /** Takes address space or memory at an address where nothing is yet; false if that cannot be. */
  static boolean map(long address, long size, int protection) {
    int flags = FIXED_NOREPLACE | (protection == PROT_NONE ? NORESERVE : 0);
    return Linux.call(MMAP, address, size, protection, flags, -1, 0) == address;
  }

  /** Memory anywhere, already there; an error if that cannot be. */
  static long allocate(long size) {
    return Linux.call(MMAP, 0, size, PROT_READ | PROT_WRITE, PRIVATE_ANONYMOUS | POPULATE, -1, 0);
  }

  static long protect(long address, long size, int protection) {
    return Linux.call(MPROTECT, address, size, protection);
  }

  static void unmap(long address, long size) {
    long _ = Linux.call(MUNMAP, address, size);
  }

  static long openToRead(long path) {
    return Linux.call(OPEN, path, 0, 0);
  }

  static void close(long descriptor) {
    long _ = Linux.call(CLOSE, descriptor);
  }

  static long fstat(long descriptor, long status) {
    return Linux.call(FSTAT, descriptor, status);
  }

  static long read(long descriptor, long p, long n) {
    return Linux.call(READ, descriptor, p, n);
  }

  static int process() {
    return (int) Linux.call(GETPID);
  }

  static int user() {
    return (int) Linux.call(GETEUID);
  }

  static int group() {
    return (int) Linux.call(GETEGID);
  }

  /** Stores a bit for each processor that may be used; returns how many bytes there are. */
  static long affinity(long mask, long size) {
    return Linux.call(SCHED_GETAFFINITY, 0, size, mask);
  }
}
