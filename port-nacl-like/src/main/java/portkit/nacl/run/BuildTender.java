package portkit.nacl.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Builds the tender into a folder: a step of building the portkit command. */
public final class BuildTender {
  private static final String NAME = "tender";

  private BuildTender() {}

  /** The only argument is the folder, which is made. */
  public static void main(String[] arguments) throws IOException {
    Path file = file(Files.createDirectories(Path.of(arguments[0])));
    Files.write(file, TenderImage.build());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Where the tender is in a folder. */
  public static Path file(Path folder) {
    return folder.resolve(NAME);
  }
}
