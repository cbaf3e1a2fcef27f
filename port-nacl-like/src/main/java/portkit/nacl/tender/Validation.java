package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.StaticMemory;

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
  private final StaticMemory mark = new StaticMemory(16, 8);

  /** Looks it up in a folder, a C string. */
  boolean isThere(long folder, FileContent program) {
    path.clear();
    path.string(folder).print("/").decimal(program.status(FileContent.DEVICE)).print("-");
    path.decimal(program.status(FileContent.INODE)).print("-");
    path.decimal(program.size()).print("-");
    path.decimal(
        program.status(FileContent.MODIFIED) * NANOSECONDS
            + program.status(FileContent.MODIFIED_NANOSECONDS));
    path.print("-");
    path.decimal(
        program.status(FileContent.CHANGED) * NANOSECONDS
            + program.status(FileContent.CHANGED_NANOSECONDS));
    path.put(0);
    if (path.length() == PATH_MAX) {
      return false;
    }
    long file = Startup.openToRead(path.address());
    if (Startup.isError(file)) {
      return false;
    }
    long got = Startup.read(file, mark.address(), mark.size());
    Startup.close(file);
    return got == MARK.length() && CString.startsWith(mark.address(), MARK);
  }
}
