package portkit.cli;

import java.net.URISyntaxException;
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
    Path image = BuildImages.file(jars().resolveSibling(FOLDER), board);
    if (!Files.isRegularFile(image)) {
      throw new PortkitException(
          Failure.NO_INPUT,
          "there is no image of board %s at %s: run scripts/build".formatted(board, image));
    }
    return image;
  }

  private static Path jars() {
    try {
      return Path.of(BoardImages.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new PortkitException(Failure.INTERNAL, "the command does not know where it lies", e);
    }
  }
}
