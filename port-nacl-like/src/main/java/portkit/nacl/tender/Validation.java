package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.Field64;

/**
 * Whether this very file has passed the validator. Whoever validates leaves a file behind that is
 * named after the program's file: device, inode, size, and the times of its last changes, the last
 * of which nobody can set (portkit.nacl.validate.Validated).
 */
final class Validation {
  private static final String MARK = "passed\n";
  private static final int PATH_MAX = 4096;
  private static final long NANOSECONDS = 1_000_000_000;

  private final Text path = new Text(PATH_MAX);
  private final FileStatus status = new FileStatus();
  private final StaticMemory mark = new StaticMemory(16, 8);

  /** Looks it up in a folder, a C string. Of files that others can write nothing is believed. */
  boolean isThere(long folder, FileStatus program) {
    path.clear();
    path.string(folder).print("/").decimal(program.get(FileStatus.DEVICE)).print("-");
    path.decimal(program.get(FileStatus.INODE)).print("-");
    path.decimal(program.get(FileStatus.SIZE)).print("-");
    time(program, FileStatus.MODIFIED, FileStatus.MODIFIED_NANOSECONDS).print("-");
    time(program, FileStatus.CHANGED, FileStatus.CHANGED_NANOSECONDS).put(0);
    return path.length() < PATH_MAX && program.isOurs() && isMarked(path.address());
  }

  private Text time(FileStatus program, Field64 seconds, Field64 nanoseconds) {
    return path.decimal(program.get(seconds) * NANOSECONDS + program.get(nanoseconds));
  }

  private boolean isMarked(long name) {
    long file = Startup.openToRead(name);
    if (Startup.isError(file)) {
      return false;
    }
    status.read(file);
    long got = status.isRegular() ? Startup.read(file, mark.address(), mark.size()) : 0;
    Startup.close(file);
    return status.isOurs() && got == MARK.length() && CString.startsWith(mark.address(), MARK);
  }
}
