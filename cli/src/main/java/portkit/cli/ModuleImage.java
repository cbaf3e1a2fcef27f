package portkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import portkit.baremetal.module.BuildBoard;
import portkit.baremetal.qemu.Images;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;

/**
 * The image of a module's board, built when the module's classes or portkit are newer than it.
 *
 * @param module that provides the board
 */
record ModuleImage(ModuleFolder module) implements Images {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public Path of(String board) {
    Path image = module.folder().resolve("target/portkit").resolve(board + ".elf");
    try {
      if (!Files.exists(image) || Files.getLastModifiedTime(image).compareTo(newest()) < 0) {
        build(image);
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileTime newest() throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path folder : List.of(module.classes(), Home.built().resolve("lib"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          FileTime time = Files.getLastModifiedTime(file);
          newest = time.compareTo(newest) > 0 ? time : newest;
        }
      }
    }
    return newest;
  }

  private void build(Path image) {
    List<String> command =
        new ArrayList<>(
            Distribution.java(
                module.classes(), List.of("metal.options"), BuildBoard.class.getName()));
    command.add(image.toString());
    ChildProcess.Result result = ChildProcess.run(new ProcessBuilder(command), LIMIT);
    if (result.exitCode() != 0) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "no image can be made of %s: %s".formatted(module.folder(), result.errors().strip()));
    }
  }
}
