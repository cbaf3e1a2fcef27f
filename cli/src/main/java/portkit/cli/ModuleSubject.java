package portkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import portkit.conformance.suite.GuestLaunch;
import portkit.conformance.suite.GuestRun;
import portkit.conformance.suite.Subject;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/**
 * A port of somebody's as a subject: each guest in a JVM of its own, so that a port that hangs or
 * takes its JVM down is a verdict.
 *
 * @param module that provides the port
 */
record ModuleSubject(ModuleFolder module) implements Subject {
  /** The JVM's own start and end. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return module.port().name();
  }

  @Override
  public Set<Profile> profiles() {
    return module.port().profiles();
  }

  @Override
  public GuestRun run(GuestLaunch launch) {
    try (ScratchFolder folder = ScratchFolder.create("module")) {
      return run(launch, folder.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GuestRun run(GuestLaunch launch, Path folder) throws IOException {
    Path program = folder.resolve("program");
    Path input = folder.resolve("input");
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Path told = folder.resolve("told");
    try (FileChannel out =
        FileChannel.open(program, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int _ = out.write(launch.program().duplicate());
    }
    ProcessBuilder builder = new ProcessBuilder(command(launch, program, told));
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    if (launch.input().isPresent()) {
      Files.writeString(input, launch.input().get(), StandardCharsets.ISO_8859_1);
      builder.redirectInput(input.toFile());
    } // else the pipe stays open, and nothing comes
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    long start = System.nanoTime();
    String complaint = "";
    try {
      int exitCode =
          ChildProcess.await(
              ChildProcess.start(builder),
              builder.command().getFirst(),
              launch.limit().plus(GRACE));
      complaint = "the port's JVM ended with exit code " + exitCode + " and told nothing";
    } catch (PortkitException e) {
      complaint = "the port's JVM did not end";
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return ModuleGuest.Told.read(told)
        .run(
            complaint,
            Files.readString(output, StandardCharsets.ISO_8859_1),
            Files.readString(errors),
            duration);
  }

  private List<String> command(GuestLaunch launch, Path program, Path told) {
    List<String> command =
        new ArrayList<>(
            Distribution.java(module.classes(), List.of(), ModuleGuest.class.getName()));
    command.addAll(
        List.of(
            module.folder().toString(),
            program.toString(),
            told.toString(),
            "" + launch.limit().toMillis()));
    command.addAll(launch.arguments());
    return command;
  }
}
