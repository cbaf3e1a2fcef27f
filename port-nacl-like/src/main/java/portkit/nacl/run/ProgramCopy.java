package portkit.nacl.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;
import portkit.os.file.IoReason;
import portkit.os.file.ScratchFolder;

/**
 * A program as a file for one run, gone afterwards: what was admitted, whatever becomes of the file
 * that it was read from, and with the initial files that it was given.
 */
record ProgramCopy(ScratchFolder folder) implements AutoCloseable {
  static ProgramCopy of(ProgramImage program) {
    ProgramCopy copy = new ProgramCopy(ScratchFolder.create("run"));
    try (FileChannel out =
        FileChannel.open(copy.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = program.bytes().duplicate();
      while (bytes.hasRemaining()) {
        int _ = out.write(bytes);
      }
      return copy;
    } catch (IOException e) {
      copy.close();
      throw new PortkitException(
          Failure.DISK_FULL, "cannot write the program for its run: " + IoReason.of(e), e);
    }
  }

  Path file() {
    return folder.resolve("program");
  }

  @Override
  public void close() {
    folder.close();
  }
}
