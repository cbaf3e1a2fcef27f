package portkit.nacl.escape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.nacl.run.TenderImage;
import portkit.nacl.tender.Tender;
import portkit.os.process.ChildProcess;

/**
 * A tender without validator before it, and with or without the seal. Each run is bounded: in time,
 * in processor time, and in what it may write.
 */
final class Sandbox {
  /** A descriptor of a file in /proc that whoever starts the tender has forgotten to close. */
  static final int LEAKED = 9;

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String BOUNDED =
      "ulimit -c 0; ulimit -t 60; ulimit -f 2048; exec 9</proc/version; exec \"$0\" \"$@\"";

  // An ELF header's program headers, and in one of these the flags, address and size.
  private static final int PROGRAM_HEADERS = 64;
  private static final int HEADER_SIZE = 56;
  private static final int LOAD = 1;
  private static final int WRITABLE = 2;

  private final Path folder;
  private final Path file;
  private final ByteBuffer image;
  private int programs;

  private Sandbox(Path folder, String name, Tender tender) throws IOException {
    this.folder = folder;
    byte[] bytes = TenderImage.build(tender);
    image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file = Files.write(folder.resolve(name), bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** The sandbox as the port makes it, but for the validator. */
  static Sandbox shut(Path folder) throws IOException {
    return new Sandbox(folder, "shut", Tender.sealed());
  }

  /** A sandbox that lets everything through. */
  static Sandbox open(Path folder) throws IOException {
    return new Sandbox(folder, "open", Tender.unsealed());
  }

  /** Where the tender's writable data begins, and its size. */
  long[] data() {
    for (int i = 0; i < image.getShort(56); i++) {
      int header = PROGRAM_HEADERS + HEADER_SIZE * i;
      if (image.getInt(header) == LOAD && (image.getInt(header + 4) & WRITABLE) != 0) {
        return new long[] {image.getLong(header + 16), image.getLong(header + 40)};
      }
    }
    throw new IllegalStateException("the tender has no data");
  }

  /** Runs a program of an attempt. */
  ChildProcess.Result run(byte[] program, List<String> options, String... arguments)
      throws IOException {
    Path path = Files.write(folder.resolve(file.getFileName() + "-" + programs++), program);
    try {
      return run(path, options, arguments);
    } finally {
      Files.delete(path);
    }
  }

  /** Runs a program. */
  ChildProcess.Result run(Path program, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", BOUNDED, file.toString()));
    command.addAll(options);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return ChildProcess.run(new ProcessBuilder(command), LIMIT);
  }

  /** Runs a shell's script in which {@code $0} is the tender and {@code $1} the program. */
  ChildProcess.Result script(String script, Path program) {
    return ChildProcess.run(
        new ProcessBuilder("/bin/sh", "-c", script, file.toString(), program.toString()),
        Duration.ofMinutes(3));
  }
}
