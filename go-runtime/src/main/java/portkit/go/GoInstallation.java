package portkit.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import portkit.go.edit.Releases;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;

/**
 * The user's Go, which portkit reads and runs but never writes to.
 *
 * @param command its {@code go} command
 * @param root its GOROOT, with symbolic links resolved
 * @param version its version
 * @param buildCache its GOCACHE
 * @param flags its GOFLAGS
 */
public record GoInstallation(
    Path command, Path root, GoVersion version, Path buildCache, String flags) {
  /** Names the {@code go} command to use instead of the one in {@code PATH}. */
  public static final String VARIABLE = "PORTKIT_GO";

  // A go command may first download the toolchain that go.mod asks for.
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /**
   * Finds it: {@code $PORTKIT_GO}, else {@code go} in {@code PATH}. The {@code go} command's own
   * choice of a toolchain ({@code GOTOOLCHAIN}, {@code go.mod}) is followed.
   *
   * @param environment the environment to look in and to run {@code go} with
   * @param folder where to run it, since {@code go.mod} has a say
   * @throws PortkitException GO_MISSING, GO_TOO_OLD or GO_TOO_NEW
   */
  public static GoInstallation find(Map<String, String> environment, Path folder) {
    Path command = command(environment);
    ProcessBuilder builder =
        new ProcessBuilder(
            command.toString(),
            "env",
            "GOVERSION",
            "GOROOT",
            "GOCACHE",
            "GOHOSTOS",
            "GOHOSTARCH",
            "GOFLAGS");
    builder.directory(folder.toAbsolutePath().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // GOOS=tiny in the environment is for the go command that portkit builds; this one refuses it.
    builder.environment().remove("GOOS");
    builder.environment().remove("GOARCH");
    ChildProcess.Result result = ChildProcess.run(builder, LIMIT);
    List<String> lines = result.output().lines().toList();
    if (result.exitCode() != 0 || lines.size() < 5) {
      throw missing(command + " env does not work: " + result.complaint());
    }
    GoVersion version =
        GoVersion.parse(lines.get(0))
            .orElseThrow(() -> missing(command + " is of no known version: " + lines.get(0)));
    check(version, command);
    String host = lines.get(3) + "/" + lines.get(4);
    if (!host.equals("linux/amd64")) {
      throw missing(command + " is for " + host + ", portkit needs linux/amd64");
    }
    return new GoInstallation(
        command,
        root(command, lines.get(1)),
        version,
        Path.of(lines.get(2)),
        lines.size() > 5 ? lines.get(5) : "");
  }

  /** The sources of its commands and library. */
  public Path src() {
    return root.resolve("src");
  }

  /** Something that changes when another Go is put in the place of this one. */
  String stamp() {
    try {
      Path file = root.resolve("VERSION");
      return Files.readString(file) + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw missing("cannot read " + root.resolve("VERSION"));
    }
  }

  private static Path command(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      Path command = Path.of(named);
      if (!Files.isExecutable(command) || Files.isDirectory(command)) {
        throw missing(VARIABLE + "=" + named + " is not a program");
      }
      return command;
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "go"))
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .findFirst()
        .orElseThrow(() -> missing("there is no go command in PATH"));
  }

  private static void check(GoVersion version, Path command) {
    if (version.minor() < Releases.OLDEST) {
      throw new PortkitException(Failure.GO_TOO_OLD, unsupported(version, command, "older"));
    }
    if (version.minor() > Releases.NEWEST) {
      throw new PortkitException(Failure.GO_TOO_NEW, unsupported(version, command, "newer"));
    }
  }

  private static String unsupported(GoVersion version, Path command, String than) {
    return "%s is %s, %s than portkit supports: install %s and name it with %s"
        .formatted(command, version, than, Releases.EITHER, VARIABLE);
  }

  private static Path root(Path command, String text) {
    Path root = Path.of(text);
    if (text.isEmpty() || !Files.isReadable(root.resolve("src/runtime/proc.go"))) {
      throw missing("%s has no sources of Go's library in %s/src".formatted(command, text));
    }
    return root.toAbsolutePath().normalize();
  }

  private static PortkitException missing(String what) {
    return new PortkitException(
        Failure.GO_MISSING,
        "%s: install %s or name a go command with %s".formatted(what, Releases.EITHER, VARIABLE));
  }
}
