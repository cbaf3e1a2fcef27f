package portkit.hosted.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;

/** Where traces and summaries go. Each write goes out whole and at once. */
final class Report implements AutoCloseable {
  private final OutputStream out;
  private final Path file;

  private Report(OutputStream out, Path file) {
    this.out = out;
    this.file = file;
  }

  /**
   * Opens the file anew, or takes standard error if it is null.
   *
   * @throws PortkitException {@link Failure#NO_INPUT} if the file cannot be written
   */
  static Report to(Path file) {
    try {
      return new Report(file == null ? System.err : Files.newOutputStream(file), file);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.NO_INPUT,
          file + ": cannot be written for the report (" + IoReason.of(e) + ")",
          e);
    }
  }

  synchronized void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private PortkitException failed(IOException e) {
    return new PortkitException(
        Failure.DISK_FULL, file + ": the report cannot be written (" + IoReason.of(e) + ")", e);
  }
}
