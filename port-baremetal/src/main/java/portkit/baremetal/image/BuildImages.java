package portkit.baremetal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import portkit.baremetal.board.Boards;

/** Builds the images of all boards into a folder: a step of building the portkit command. */
public final class BuildImages {
  private BuildImages() {}

  /** The only argument is the folder, which is made; each image is named after its board. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (String board : Boards.names()) {
      Files.write(file(folder, board), BareMetalImage.build(Boards.byName(board)));
    }
  }

  /** Where the image of a board is in a folder. */
  public static Path file(Path folder, String board) {
    return folder.resolve(board + ".elf");
  }
}
