package portkit.baremetal.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import portkit.baremetal.driver.DebugExit;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;

/**
 * The files of one run, gone afterwards.
 *
 * @param folder that holds them
 * @param module the boot module: the program and what it is told
 * @param status gets what {@link portkit.baremetal.driver.DebugExit} tells: a byte when the machine
 *     listens to its console, the exit code as last byte when it ends in order
 * @param errors what QEMU complains of
 * @param messages what the kernel says itself, where the program has another terminal
 */
record RunFiles(Path folder, Path module, Path status, Path errors, Path messages)
    implements AutoCloseable {
  static RunFiles of(Boot boot, ByteBuffer program, byte[] trailer) {
    try {
      Path folder = Files.createTempDirectory("portkit-run");
      RunFiles files =
          new RunFiles(
              folder,
              folder.resolve("module"),
              folder.resolve("status"),
              folder.resolve("errors"),
              folder.resolve("messages"));
      try (FileChannel out =
          FileChannel.open(files.module, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        boot.write(out, program, trailer);
      } catch (IOException e) {
        files.close();
        throw e;
      }
      return files;
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL, "cannot write the boot module: " + IoReason.of(e), e);
    }
  }

  /** Whether the machine listens to its console. */
  boolean isStarted() {
    return told().length > 0;
  }

  /** The exit code that the machine has ended with; nothing if it has not ended in order. */
  OptionalInt exitCode() {
    byte[] told = told();
    boolean ended = told.length == 2 || (told.length == 1 && told[0] != DebugExit.STARTED);
    return ended ? OptionalInt.of(told[told.length - 1] & 0xff) : OptionalInt.empty();
  }

  /** What the kernel has said itself. */
  byte[] lastWords() {
    return read(messages);
  }

  private byte[] told() {
    return read(status);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0]; // not written yet, or gone with the run
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of QEMU's complaints, or nothing. */
  String complaint() {
    return new String(read(errors), StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    try {
      for (Path file : new Path[] {module, status, errors, messages, folder}) {
        boolean _ = Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
