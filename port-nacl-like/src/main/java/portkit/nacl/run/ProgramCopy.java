package portkit.nacl.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/**
 * A program as a file for one run, gone afterwards: what was admitted, whatever becomes of the file
 * that it was read from, and with the initial files that it was given.
 */
record ProgramCopy(Path file) implements AutoCloseable {
  static ProgramCopy of(ProgramImage program) {
    try {
      ProgramCopy copy = new ProgramCopy(Files.createTempFile("portkit-run", ".elf"));
      try (FileChannel out = FileChannel.open(copy.file, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = program.bytes().duplicate();
        while (bytes.hasRemaining()) {
          int _ = out.write(bytes);
        }
      } catch (IOException e) {
        copy.close();
        throw e;
      }
      return copy;
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL, "cannot write the program for its run: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      boolean _ = Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
