package portkit.nacl.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import portkit.nacl.validate.Validated;

/** Builds the tender into a folder: a step of building the portkit command. */
public final class BuildTender {
  private static final String NAME = "tender";
  private static final String VALIDATED = "validated";

  private BuildTender() {}

  /** The only argument is the folder, which is made. */
  public static void main(String[] arguments) throws IOException {
    Path file = file(Files.createDirectories(Path.of(arguments[0])));
    Files.write(file, TenderImage.build());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    // Where scripts/lib/sandbox.sh finds, in the cache, which programs this validator has let pass.
    Path marks = new Validated(Path.of("")).files();
    Files.writeString(file.resolveSibling(VALIDATED), marks + "\n");
  }

  /** Where the tender is in a folder. */
  public static Path file(Path folder) {
    return folder.resolve(NAME);
  }
}
