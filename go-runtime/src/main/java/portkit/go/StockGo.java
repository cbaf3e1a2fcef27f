package portkit.go;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;

/**
 * The user's own {@code go build}, for programs of this machine.
 *
 * @param go the installation
 * @param cache where what is built goes, for messages
 */
record StockGo(GoInstallation go, Path cache) {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** Runs it with none of the user's settings but the build cache's place, and offline. */
  void build(Path folder, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(go.root().resolve("bin/go").toString()));
    command.add("build");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GO"));
    environment.putAll(settings());
    ChildProcess.Result result = ChildProcess.run(builder, LIMIT);
    if (result.exitCode() != 0) {
      throw failure(result);
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "GOROOT", go.root().toString(),
        "GOCACHE", go.buildCache().toString(),
        "GOENV", "off",
        "GOTOOLCHAIN", "local",
        // No module is needed, and an overlay for what is in the module cache is refused.
        "GOMODCACHE", cache.resolve("no modules").toString(),
        "GOPROXY", "off",
        "GOWORK", "off",
        "CGO_ENABLED", "0");
  }

  private PortkitException failure(ChildProcess.Result result) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (DiskSpace.ranOut(result.output() + result.errors())
        || DiskSpace.isShort(cache, go.buildCache(), temporary)) {
      return DiskSpace.failure(cache, null);
    }
    return new PortkitException(
        Failure.TOOL_MISSING,
        "%s cannot build for portkit: %s".formatted(go.command(), result.complaint()));
  }
}
