package portkit.baremetal.qemu;

import java.nio.file.Path;

/** Where the boards' images are. */
@FunctionalInterface
public interface Images {
  /** The image of a board, made if need be. */
  Path of(String board);
}
