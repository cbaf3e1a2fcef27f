package portkit.go;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@code go} command that knows GOOS=tiny, on top of the user's Go.
 *
 * @param folder the cache's entry that holds it
 * @param go the installation whose compiler, linker and sources it uses
 */
public record TinyToolchain(Path folder, GoInstallation go) {
  /** Names the command that {@code go run} and {@code go test} start programs with. */
  public static final String COMMAND_VARIABLE = "PORTKIT_COMMAND";

  /** The toolchain, made in the cache if it is not there yet. */
  public static TinyToolchain prepare(GoInstallation go, Cache cache, Progress progress) {
    ToolchainBuilder builder = new ToolchainBuilder(go, progress);
    return new TinyToolchain(cache.entry(builder.key(), progress, builder::build), go);
  }

  /** The {@code go} command itself. */
  public Path command() {
    return folder.resolve(ToolchainBuilder.GO);
  }

  /**
   * The {@code go} command with arguments, ready to be started in the current folder with this
   * process's input and output. Its exit code is to be passed on.
   *
   * @param environment the user's environment; what GOOS=tiny needs is set on top
   * @param arguments such as {@code build}, {@code -o}, {@code a.elf}, {@code .}
   */
  public ProcessBuilder start(Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(command().toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment(environment));
    return builder;
  }

  /** An environment in which the {@code go} command builds for GOOS=tiny. */
  public Map<String, String> environment(Map<String, String> base) {
    Map<String, String> environment = new java.util.TreeMap<>(base);
    environment.merge("GOOS", "tiny", TinyToolchain::unlessEmpty);
    environment.merge("GOARCH", "amd64", TinyToolchain::unlessEmpty);
    environment.put("CGO_ENABLED", "0");
    environment.put("GOROOT", go.root().toString());
    // It must not switch itself away to another release, which knows no tiny.
    environment.put("GOTOOLCHAIN", "local");
    environment.put("GOFLAGS", flags());
    // Where it finds go_tiny_amd64_exec (go help run).
    environment.merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    return environment;
  }

  /** To the go command an empty variable is one that is not set. */
  private static String unlessEmpty(String set, String standard) {
    return set.isEmpty() ? standard : set;
  }

  private String flags() {
    String overlay = Quoting.quote("-overlay=" + folder.resolve(ToolchainBuilder.OVERLAY));
    String toolexec =
        Quoting.quote("-toolexec=" + Quoting.quote(folder.resolve(ToolchainBuilder.TOOLEXEC)));
    return (go.flags() + " " + overlay + " " + toolexec).strip();
  }
}
