package portkit.nacl.run;

import java.nio.file.Path;

/** Where the tender's executable is. */
public interface Tenders {
  /**
   * The file.
   *
   * @throws portkit.os.PortkitException if there is none
   */
  Path tender();
}
