package portkit.baremetal.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import portkit.baremetal.image.BareMetalImage;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.WholeFile;

/**
 * Builds the image of the one board that the class path provides. A process of its own: wiring a
 * board runs its author's code, and the compiler needs a JVM that opens the JDK's objects to it.
 */
public final class BuildBoard {
  private BuildBoard() {}

  /** The only argument is the file to write, in one step; a failure is one line and its code. */
  public static void main(String[] arguments) throws IOException {
    int exitCode = 0;
    try {
      write(Path.of(arguments[0]), image());
    } catch (PortkitException e) {
      System.err.println(e.getMessage());
      exitCode = e.failure().exitCode();
    }
    System.exit(exitCode);
  }

  private static byte[] image() {
    List<BoardModule> boards = BoardModules.in(BuildBoard.class.getClassLoader());
    if (boards.size() != 1) {
      throw new PortkitException(
          Failure.UNBUILDABLE, "expected one board on the class path, found " + boards.size());
    }
    return BareMetalImage.build(boards.getFirst().board());
  }

  private static void write(Path file, byte[] image) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    WholeFile.write(file, image);
  }
}
