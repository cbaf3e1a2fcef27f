package portkit.go;

import java.nio.file.Path;

/** The Go that the tests run with: the one a user of this machine gets. */
public final class InstalledGo {
  /** It. */
  public static final GoInstallation GO =
      GoInstallation.find(System.getenv(), Path.of("").toAbsolutePath());

  /** A toolchain for it, kept between runs of the tests: its name changes with the port. */
  public static final TinyToolchain TINY =
      TinyToolchain.prepare(
          GO, new Cache(Path.of("target", "portkit cache").toAbsolutePath()), Progress.NONE);

  private InstalledGo() {}
}
