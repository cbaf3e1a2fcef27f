package portkit.nacl.tender;

import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;
import portkit.os.Failure;

/**
 * The program's file, read into memory: what is looked at is what runs, whatever becomes of the
 * file meanwhile.
 */
final class FileContent {
  private static final int ENOENT = -2;
  private static final int EACCES = -13;
  private static final int KIND = 0xf000;
  private static final int REGULAR = 0x8000;
  private static final long MOST = 1L << 30;

  private static final Layout STATUS =
      Layout.of("stat", 144, "Linux arch/x86/include/uapi/asm/stat.h");
  private static final Field32 MODE = STATUS.field32("st_mode", 24);
  private static final Field64 SIZE = STATUS.field64("st_size", 48);
  static final Field64 DEVICE = STATUS.field64("st_dev", 0);
  static final Field64 INODE = STATUS.field64("st_ino", 8);
  static final Field64 MODIFIED = STATUS.field64("st_mtime", 88);
  static final Field64 MODIFIED_NANOSECONDS = STATUS.field64("st_mtime_nsec", 96);
  static final Field64 CHANGED = STATUS.field64("st_ctime", 104);
  static final Field64 CHANGED_NANOSECONDS = STATUS.field64("st_ctime_nsec", 112);

  private final LastWords lastWords;
  private final StaticMemory status = new StaticMemory(STATUS.size(), 8);
  private long address;
  private long size;

  FileContent(LastWords lastWords) {
    this.lastWords = lastWords;
  }

  /** Reads the file at a path, a C string, or ends the process with a message. */
  void read(long path) {
    long file = Startup.openToRead(path);
    if (Startup.isError(file)) {
      lastWords.refuse(
          Failure.NO_INPUT,
          path,
          file == ENOENT
              ? "there is no such file; expected an ELF file"
              : file == EACCES
                  ? "may not be read; expected an ELF file that you can read"
                  : "cannot be opened; expected an ELF file");
    }
    long _ = Startup.fstat(file, status.address());
    size = SIZE.get(status.address());
    if ((MODE.get(status.address()) & KIND) != REGULAR || size > MOST) {
      lastWords.refuse(Failure.NO_INPUT, path, "is not a file of at most 1 GiB");
    }
    address = size == 0 ? 0 : Startup.allocate(size);
    if (Startup.isError(address)) {
      lastWords.refuse(Failure.TOO_LITTLE_MEMORY, path, "there is too little memory to read it");
    }
    long done = 0;
    while (done < size) {
      long got = Startup.read(file, address + done, size - done);
      if (got <= 0) {
        lastWords.refuse(Failure.NO_INPUT, path, "cannot be read to its end");
      }
      done += got;
    }
    if (hasChanged(file)) {
      lastWords.refuse(Failure.NO_INPUT, path, "has changed while it was read; start it again");
    }
    Startup.close(file);
  }

  private boolean hasChanged(long file) {
    long changed = status(CHANGED);
    long nanoseconds = status(CHANGED_NANOSECONDS);
    long _ = Startup.fstat(file, status.address());
    return SIZE.get(status.address()) != size
        || status(CHANGED) != changed
        || status(CHANGED_NANOSECONDS) != nanoseconds;
  }

  /** What the kernel says of the file. */
  long status(Field64 field) {
    return field.get(status.address());
  }

  /** Whether so many bytes from an offset on are in it. */
  boolean contains(long offset, long bytes) {
    return Unsigned.atMost(offset, size) && Unsigned.atMost(bytes, size - offset);
  }

  long address() {
    return address;
  }

  long size() {
    return size;
  }
}
