package portkit.conformance.bench.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive from which Linux starts its first program (Linux,
 * Documentation/driver-api/early-userspace/buffer-format.rst: cpio of the kind newc).
 */
final class InitialRamdisk {
  private static final int ALIGNMENT = 4;
  private static final int EXECUTABLE_FILE = 0100755;
  private static final String LAST = "TRAILER!!!";

  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private int files;

  private InitialRamdisk() {}

  /** Writes an archive with one program, as /init. */
  static Path write(Path archive, Path program) throws IOException {
    InitialRamdisk ramdisk = new InitialRamdisk();
    ramdisk.add("init", EXECUTABLE_FILE, Files.readAllBytes(program));
    ramdisk.add(LAST, 0, new byte[0]);
    return Files.write(archive, ramdisk.archive.toByteArray());
  }

  private void add(String name, int mode, byte[] content) {
    archive.writeBytes("070701".getBytes(StandardCharsets.US_ASCII));
    // inode, mode, owner, group, links, time, size, device of the file and in it, name, checksum
    int[] fields = {++files, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length() + 1, 0};
    for (int field : fields) {
      archive.writeBytes("%08x".formatted(field).getBytes(StandardCharsets.US_ASCII));
    }
    archive.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
    pad();
    archive.writeBytes(content);
    pad();
  }

  private void pad() {
    while (archive.size() % ALIGNMENT != 0) {
      archive.write(0);
    }
  }
}
