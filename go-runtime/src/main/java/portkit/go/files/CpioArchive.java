package portkit.go.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A cpio archive in the format "newc", as Linux takes it for its initial file system: for each file
 * a header of hexadecimal numbers, its name and its contents, the latter two padded to 4 bytes
 * (Documentation/driver-api/early-userspace/buffer-format.rst).
 */
final class CpioArchive {
  private static final int FORMAT = 0170000;
  private static final int REGULAR = 0100000;
  private static final int SYMBOLIC_LINK = 0120000;
  private static final int DIRECTORY = 0040000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int files;

  /**
   * Adds a file, a folder without what is in it, or a symbolic link, under its own name. Other
   * files are left out: what is behind a device or a socket cannot be taken along.
   */
  void add(Path file) throws IOException {
    byte[] name = bytes(file.toAbsolutePath());
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:mode,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) attributes.get("mode");
    long time = ((FileTime) attributes.get("lastModifiedTime")).to(TimeUnit.SECONDS);
    switch (mode & FORMAT) {
      case REGULAR -> member(name, mode, time, Files.readAllBytes(file));
      case SYMBOLIC_LINK -> member(name, mode, time, bytes(Files.readSymbolicLink(file)));
      case DIRECTORY -> member(name, mode, time, new byte[0]);
      default -> {}
    }
  }

  boolean isEmpty() {
    return files == 0;
  }

  /** The archive, complete; nothing can be added afterwards. */
  byte[] finish() {
    member("TRAILER!!!".getBytes(StandardCharsets.US_ASCII), 0, 0, new byte[0]);
    return out.toByteArray();
  }

  private void member(byte[] name, int mode, long time, byte[] contents) {
    int[] fields = {
      ++files, mode, 0, 0, 1, (int) time, contents.length, 0, 0, 0, 0, name.length + 1, 0
    };
    StringBuilder header = new StringBuilder("070701");
    for (int field : fields) {
      header.append("%08x".formatted(field));
    }
    out.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(name);
    out.write(0);
    pad();
    out.writeBytes(contents);
    pad();
  }

  private void pad() {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }

  /**
   * A path's own bytes. The file system knows no characters, and Java's strings lose what the
   * locale cannot express; in a URI each byte stands for itself.
   */
  private static byte[] bytes(Path path) {
    String uri = Path.of("/").resolve(path).toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = path.isAbsolute() ? 0 : 1; i < uri.length(); i++) {
      if (uri.charAt(i) == '%') {
        bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else if (i < uri.length() - 1 || uri.charAt(i) != '/') { // a folder's URI ends in a slash
        bytes.write(uri.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
