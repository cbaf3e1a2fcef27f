package portkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import portkit.nacl.run.BuildTender;
import portkit.nacl.run.Tenders;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** The tender that scripts/build has put beside the command's jars. */
final class PrebuiltTender implements Tenders {
  private static final String FOLDER = "images";

  @Override
  public Path tender() {
    Path file = BuildTender.file(Home.built().resolve(FOLDER));
    if (!Files.isExecutable(file)) {
      throw new PortkitException(
          Failure.NO_INPUT, "there is no tender at %s: run scripts/build".formatted(file));
    }
    return file;
  }
}
