package portkit.baremetal.qemu;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BareMetalImage;
import portkit.go.Cache;
import portkit.go.GoInstallation;
import portkit.go.Progress;
import portkit.go.TinyToolchain;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.Streams;
import portkit.os.elf.ProgramImage;

/** Builds the Go programs of the tests, once each, and runs them on boards. */
final class TestPrograms {
  /** Long enough for a machine that is busy with other things. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final TinyToolchain toolchain =
      TinyToolchain.prepare(
          GoInstallation.find(System.getenv(), Path.of("").toAbsolutePath()),
          Cache.locate(System.getenv()),
          Progress.NONE);
  private final Map<String, Path> images = new HashMap<>();

  /** What came of a run. */
  record Outcome(int exitCode, String output) {}

  TestPrograms(Path folder) {
    this.folder = folder;
  }

  /** The ELF file of a program in src/test/go. */
  Path elf(String name) throws IOException, InterruptedException {
    Path elf = folder.resolve(name + ".elf");
    if (!Files.exists(elf)) {
      Path source = Path.of("src/test/go", name + ".go").toAbsolutePath();
      Process go =
          toolchain
              .start(System.getenv(), List.of("build", "-o", elf.toString(), source.toString()))
              .start();
      if (!go.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || go.exitValue() != 0) {
        go.destroyForcibly();
        throw new AssertionError("go build " + name);
      }
    }
    return elf;
  }

  /** The image of a board. */
  synchronized Path image(String board) {
    return images.computeIfAbsent(board, this::build);
  }

  private Path build(String board) {
    try {
      return Files.write(
          folder.resolve(board + ".image"), BareMetalImage.build(Boards.byName(board)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts another image in a board's place. */
  synchronized void use(String board, byte[] image) throws IOException {
    images.put(board, Files.write(folder.resolve(board + ".other.image"), image));
  }

  /** The port on a board. */
  Port port(String board) {
    Optional<Port> port =
        BareMetalPort.all(this::image).stream()
            .filter(p -> p.name().equals("baremetal:" + board))
            .findFirst();
    return port.orElseThrow();
  }

  /** Runs a program with so many MiB of memory. */
  Outcome run(String board, int memory, String name, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(name));
    line.addAll(List.of(arguments));
    Launch launch =
        Launch.of(line)
            .withEnvironment(
                Map.of(BareMetalPort.MEMORY_VARIABLE, "" + memory, "GREETING", "grüß, Gott"))
            .withTimeLimit(LIMIT);
    return run(board, ProgramImage.read(elf(name)), launch, input);
  }

  /** Runs a program as a launch says, but with an input. */
  Outcome run(String board, ProgramImage program, Launch launch, String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, output);
    int exitCode = port(board).run(program, launch.connectedTo(streams));
    return new Outcome(exitCode, output.toString(StandardCharsets.UTF_8));
  }
}
