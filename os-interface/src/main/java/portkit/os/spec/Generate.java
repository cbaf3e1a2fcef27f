package portkit.os.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every file that is derived from the contract; {@code scripts/generate} starts it. */
public final class Generate {
  private Generate() {}

  /** Writes below the folder that the only argument names, the project's root. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    for (Derived derived : Derived.all()) {
      Path file = root.resolve(derived.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, derived.text());
      System.out.println("wrote " + derived.path());
    }
  }
}
