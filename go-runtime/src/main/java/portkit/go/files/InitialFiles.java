package portkit.go.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;
import portkit.os.file.IoReason;

/**
 * Files of this machine that a program gets copies of, under the same names.
 *
 * @param paths absolute; a folder stands for itself, not for what is in it
 */
public record InitialFiles(TreeSet<Path> paths) {
  /** Names the working directory, for the shell and for Go. */
  public static final String WORKING_DIRECTORY = "PWD";

  private static final String TEST_DATA = "testdata";
  private static final String TIME_ZONES = "lib/time/zoneinfo.zip";

  /** The working directory, by the name that the environment has for it if that is right. */
  public static Path workingDirectory(Map<String, String> environment) {
    return workingDirectory(environment, Path.of("").toAbsolutePath());
  }

  static Path workingDirectory(Map<String, String> environment, Path real) {
    Path named = Path.of(environment.getOrDefault(WORKING_DIRECTORY, "."));
    try {
      return named.isAbsolute() && Files.isSameFile(named, real) ? named : real;
    } catch (IOException e) {
      return real;
    }
  }

  /** Files, and folders with all that is in them. */
  public static InitialFiles of(List<Path> roots) {
    TreeSet<Path> paths = new TreeSet<>();
    for (Path root : roots) {
      addTree(paths, root.toAbsolutePath().normalize());
    }
    return new InitialFiles(paths);
  }

  /**
   * What the tests of a package find on a machine that has Go: their program, the folder that they
   * run in, the one above it, the test data of the package and of those above it in the module (see
   * {@code go help test}), and Go's time zones.
   *
   * @param program the package's test program
   * @param arguments its arguments; folders that they name are there, too, to be written to
   * @param folder the package's
   * @param goroot where Go is, or null
   */
  public static InitialFiles ofTest(
      Path program, List<String> arguments, Path folder, String goroot) {
    TreeSet<Path> paths = new TreeSet<>();
    paths.add(program.toAbsolutePath());
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      if (value.startsWith("/") && Files.isDirectory(Path.of(value))) {
        paths.add(Path.of(value));
      }
    }
    if (goroot != null && Files.exists(Path.of(goroot, TIME_ZONES))) {
      paths.add(Path.of(goroot, TIME_ZONES).toAbsolutePath());
    }
    addFolder(paths, folder);
    Path module = module(folder);
    if (!folder.equals(module)) {
      addFolder(paths, folder.getParent());
    }
    for (Path at = folder; at != null && at.startsWith(module); at = at.getParent()) {
      if (Files.isDirectory(at.resolve(TEST_DATA))) {
        addTree(paths, at.resolve(TEST_DATA));
      }
    }
    return new InitialFiles(paths);
  }

  /** The program with the files in it. */
  public ProgramImage in(ProgramImage program) {
    CpioArchive archive = new CpioArchive();
    for (Path path : paths) {
      try {
        archive.add(path);
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }
    return archive.isEmpty() ? program : ProgramWithData.add(program, archive.finish());
  }

  /** The folder of the module that a package is in, or else its own. */
  private static Path module(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("go.mod"))) {
        return at;
      }
    }
    return folder;
  }

  private static void addTree(TreeSet<Path> paths, Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      tree.forEach(paths::add);
    } catch (IOException e) {
      throw unreadable(root, e);
    } catch (UncheckedIOException e) { // of a folder on the way
      throw unreadable(folder(e.getCause()).orElse(root), e.getCause());
    }
  }

  private static void addFolder(TreeSet<Path> paths, Path folder) {
    paths.add(folder);
    try (Stream<Path> list = Files.list(folder)) {
      list.forEach(paths::add);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static Optional<Path> folder(IOException e) {
    return e instanceof FileSystemException named && named.getFile() != null
        ? Optional.of(Path.of(named.getFile()))
        : Optional.empty();
  }

  private static PortkitException unreadable(Path path, IOException e) {
    return new PortkitException(
        Failure.NO_INPUT,
        path + ": cannot be read (" + IoReason.of(e) + "); the program was to get a copy",
        e);
  }
}
