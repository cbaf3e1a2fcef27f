package portkit.nacl.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A file as it is now, as stat(2) tells; with any change it becomes another one.
 *
 * @param owner the user's number
 * @param group its number
 */
record FileIdentity(
    long device,
    long inode,
    long size,
    Instant modified,
    Instant changed,
    int owner,
    int group,
    int mode) {

  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime,uid,gid,mode";
  private static final int NANOSECONDS = 1_000_000_000;
  private static final int ROOT = 0;
  private static final int GROUP_WRITABLE = 0x10;
  private static final int OTHERS_WRITABLE = 0x02;

  /** Belongs to whom this process does (proc(5)). */
  private static final Path SELF = Path.of("/proc/self");

  /** More than a tick of the clock by which kernels stamp files, 10 ms. */
  private static final Duration TICK = Duration.ofMillis(50);

  /** Of file systems that know no more than seconds; of some, even ones only. */
  private static final Duration COARSE_TICK = Duration.ofSeconds(3);

  /**
   * Looks at a file.
   *
   * @throws PortkitException if it cannot be
   */
  static FileIdentity of(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.NO_INPUT, file + ": no such file, or it cannot be looked at", e);
    }
  }

  /** The same for a file that may well not be there. */
  static FileIdentity read(Path file) throws IOException {
    Map<String, Object> is = Files.readAttributes(file, ATTRIBUTES);
    return new FileIdentity(
        (long) is.get("dev"),
        (long) is.get("ino"),
        (long) is.get("size"),
        ((FileTime) is.get("lastModifiedTime")).toInstant(),
        ((FileTime) is.get("ctime")).toInstant(),
        (int) is.get("uid"),
        (int) is.get("gid"),
        (int) is.get("mode"));
  }

  /** All that changes with the file, as the tender writes it (portkit.nacl.tender.Validation). */
  String name() {
    return "%d-%d-%d-%d-%d"
        .formatted(device, inode, size, nanoseconds(modified), nanoseconds(changed));
  }

  private static long nanoseconds(Instant time) {
    return time.getEpochSecond() * NANOSECONDS + time.getNano();
  }

  /** Whether nobody but the user, their group and root can write to it. */
  boolean isOurs() {
    FileIdentity self = of(SELF);
    return (owner == self.owner || owner == ROOT)
        && (mode & OTHERS_WRITABLE) == 0
        && ((mode & GROUP_WRITABLE) == 0 || group == self.group);
  }

  /** Whether a change from that moment on would have another time. */
  boolean isSettledAt(Instant now) {
    boolean isCoarse = changed.equals(changed.truncatedTo(ChronoUnit.SECONDS));
    Duration tick = isCoarse ? COARSE_TICK : TICK;
    return changed.plus(tick).isBefore(now);
  }
}
