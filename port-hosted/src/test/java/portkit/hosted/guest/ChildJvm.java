package portkit.hosted.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs {@link portkit.hosted.HostedMain}, started as the launcher does. */
public final class ChildJvm {
  private static final long LIMIT_SECONDS = 60;

  private final Path folder;
  private final List<String> options = new ArrayList<>();

  /** A JVM with the given working folder; output is kept there too. */
  public ChildJvm(Path folder) {
    this.folder = folder;
    options.add("-XX:+UseSerialGC");
  }

  /** With another collector. */
  public ChildJvm collector(String option) {
    options.set(0, option);
    return this;
  }

  /** With a further option. */
  public ChildJvm option(String option) {
    options.add(option);
    return this;
  }

  /** Starts it; output and error go to files. */
  public Process start(Object... arguments) throws IOException {
    return builder(arguments)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /** What starts it. */
  public ProcessBuilder builder(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:ArchiveRelocationMode=0");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("portkit.hosted.HostedMain");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    return builder;
  }

  /** Runs it to its end without input. */
  public Outcome run(Object... arguments) throws Exception {
    Process process = start(arguments);
    process.getOutputStream().close();
    return outcome(process);
  }

  /** What became of a process that {@link #start} gave. */
  public Outcome outcome(Process process) throws Exception {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the JVM did not end: " + read("err"));
    }
    return new Outcome(process.exitValue(), read("out"), read("err"));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
