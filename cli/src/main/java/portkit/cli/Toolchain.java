package portkit.cli;

import java.nio.file.Path;
import java.util.Map;
import portkit.go.Cache;
import portkit.go.GoInstallation;
import portkit.go.TinyToolchain;

/** The go command for GOOS=tiny as the subcommands use it: from the user's environment. */
final class Toolchain {
  private Toolchain() {}

  /** Finds the user's Go and makes what is not in the cache yet, showing the steps. */
  static TinyToolchain prepare() {
    Map<String, String> environment = System.getenv();
    return TinyToolchain.prepare(
        GoInstallation.find(environment, Path.of("")),
        Cache.locate(environment),
        StepDisplay.onStandardError());
  }
}
