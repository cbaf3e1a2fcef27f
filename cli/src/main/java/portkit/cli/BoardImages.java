package portkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import portkit.baremetal.image.BuildImages;
import portkit.baremetal.qemu.Images;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** The images that scripts/build has put beside the command's jars. */
final class BoardImages implements Images {
  private static final String FOLDER = "images";

  @Override
  public Path of(String board) {
    Path image = BuildImages.file(Home.built().resolve(FOLDER), board);
    if (!Files.isRegularFile(image)) {
      throw new PortkitException(
          Failure.NO_INPUT,
          "there is no image of board %s at %s: run scripts/build".formatted(board, image));
    }
    return image;
  }
}
