package portkit.nacl.tender;

import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;

/** What the kernel says of an open file (fstat(2)). */
final class FileStatus {
  private static final int KIND = 0xf000;
  private static final int REGULAR = 0x8000;
  private static final int GROUP_WRITABLE = 0x10;
  private static final int OTHERS_WRITABLE = 0x02;
  private static final int ROOT = 0;

  private static final Layout STATUS =
      Layout.of("stat", 144, "Linux arch/x86/include/uapi/asm/stat.h");
  private static final Field32 MODE = STATUS.field32("st_mode", 24);
  private static final Field32 OWNER = STATUS.field32("st_uid", 28);
  private static final Field32 GROUP = STATUS.field32("st_gid", 32);
  static final Field64 DEVICE = STATUS.field64("st_dev", 0);
  static final Field64 INODE = STATUS.field64("st_ino", 8);
  static final Field64 SIZE = STATUS.field64("st_size", 48);
  static final Field64 MODIFIED = STATUS.field64("st_mtime", 88);
  static final Field64 MODIFIED_NANOSECONDS = STATUS.field64("st_mtime_nsec", 96);
  static final Field64 CHANGED = STATUS.field64("st_ctime", 104);
  static final Field64 CHANGED_NANOSECONDS = STATUS.field64("st_ctime_nsec", 112);

  private final StaticMemory status = new StaticMemory(STATUS.size(), 8);

  /** Asks for the status of an open file. */
  void read(long file) {
    long _ = Startup.fstat(file, status.address());
  }

  long get(Field64 field) {
    return field.get(status.address());
  }

  boolean isRegular() {
    return (MODE.get(status.address()) & KIND) == REGULAR;
  }

  /**
   * Whether nobody but the user, their group and root can write to it: what others map may change
   * without the kernel's noticing when (portkit.nacl.validate.Validated).
   */
  boolean isOurs() {
    int mode = MODE.get(status.address());
    int owner = OWNER.get(status.address());
    return (owner == Startup.user() || owner == ROOT)
        && (mode & OTHERS_WRITABLE) == 0
        && ((mode & GROUP_WRITABLE) == 0 || GROUP.get(status.address()) == Startup.group());
  }
}
