package portkit.nacl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.go.Cache;
import portkit.go.GoInstallation;
import portkit.go.Progress;
import portkit.go.TinyToolchain;
import portkit.os.process.ChildProcess;

/** Go programs for the tests, built with the user's Go. */
public final class TinyProgram {
  private static final GoInstallation GO =
      GoInstallation.find(System.getenv(), Path.of("").toAbsolutePath());

  private TinyProgram() {}

  /** Builds a main package of one file, with what else the go command is told. */
  public static Path build(Path folder, String name, String source, String... options)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".go"), source);
    Path program = folder.resolve(name + ".elf");
    List<String> arguments = new ArrayList<>(List.of("build"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-o", program.toString(), file.toString()));
    run(go(arguments));
    return program;
  }

  /** Builds the main package in a folder. */
  public static void buildPackage(Path folder, Path program) {
    run(go(List.of("build", "-o", program.toString(), ".")).directory(folder.toFile()));
  }

  private static ProcessBuilder go(List<String> arguments) {
    return TinyToolchain.prepare(GO, Cache.locate(System.getenv()), Progress.NONE)
        .start(System.getenv(), arguments);
  }

  /** The installed go command itself, a large program that is at hand everywhere. */
  public static Path goCommand() {
    return GO.root().resolve("bin").resolve("go");
  }

  /** What a tool of Go's prints. */
  public static String tool(String... arguments) {
    List<String> command = new ArrayList<>(List.of(goCommand().toString(), "tool"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GOROOT", GO.root().toString());
    return run(builder);
  }

  private static String run(ProcessBuilder builder) {
    ChildProcess.Result result = ChildProcess.run(builder, Duration.ofMinutes(3));
    if (result.exitCode() != 0) {
      throw new AssertionError(builder.command() + ": " + result);
    }
    return result.output();
  }
}
