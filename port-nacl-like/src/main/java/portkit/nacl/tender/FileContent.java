package portkit.nacl.tender;

import portkit.metal.hw.Unsigned;
import portkit.os.Failure;

/**
 * The program's file, read into memory: what is looked at is what runs, whatever becomes of the
 * file meanwhile.
 */
final class FileContent {
  private static final int ENOENT = -2;
  private static final int EACCES = -13;
  private static final long MOST = 1L << 30;

  private final LastWords lastWords;
  private final FileStatus status = new FileStatus();
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
    status.read(file);
    size = status.get(FileStatus.SIZE);
    if (!status.isRegular() || size > MOST) {
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
    long changed = status.get(FileStatus.CHANGED);
    long nanoseconds = status.get(FileStatus.CHANGED_NANOSECONDS);
    status.read(file);
    return status.get(FileStatus.SIZE) != size
        || status.get(FileStatus.CHANGED) != changed
        || status.get(FileStatus.CHANGED_NANOSECONDS) != nanoseconds;
  }

  /** What the kernel says of the file. */
  FileStatus status() {
    return status;
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
