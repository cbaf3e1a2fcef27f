package portkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import portkit.go.TinyToolchain;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A program that can be run: an ELF file of the user's, or one that was built for this run and goes
 * when it is over.
 *
 * @param elf the file
 * @param scratch the folder to delete afterwards, or null
 */
record Program(Path elf, Path scratch) implements AutoCloseable {
  /** Takes an ELF file as it is and builds what is Go source. */
  static Program of(Path path) throws InterruptedException {
    if (!Files.exists(path)) {
      throw new PortkitException(
          Failure.NO_INPUT, path + " does not exist; expected a .go file, a folder or an ELF file");
    }
    boolean source = Files.isDirectory(path) || path.toString().endsWith(".go");
    return source ? build(path) : new Program(path, null);
  }

  /** Whether it was built for this run. */
  boolean isTemporary() {
    return scratch != null;
  }

  private static Program build(Path source) throws InterruptedException {
    TinyToolchain toolchain = Toolchain.prepare();
    Program program = inScratch(source);
    // A folder is a package: the go command wants to be inside of its module.
    Path folder = Files.isDirectory(source) ? source : Path.of("");
    String what = Files.isDirectory(source) ? "." : source.toString();
    List<String> line = List.of("build", "-o", program.elf.toString(), what);
    int exitCode = -1;
    try {
      exitCode =
          toolchain
              .start(System.getenv(), line)
              .directory(folder.toAbsolutePath().toFile())
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new PortkitException(
          Failure.TOOL_MISSING, "cannot start the go command: " + e.getMessage(), e);
    } finally {
      if (exitCode != 0) {
        program.close();
      }
    }
    if (exitCode != 0) {
      // The go command has said why.
      throw new ChildFailed(exitCode);
    }
    return program;
  }

  private static Program inScratch(Path source) {
    try {
      String name = source.toAbsolutePath().normalize().getFileName().toString();
      Path scratch = Files.createTempDirectory("portkit-run");
      Path elf = scratch.resolve(name.replaceFirst("\\.go$", ""));
      // For a signal that ends this process: nothing is closed then. The last one named goes first.
      scratch.toFile().deleteOnExit();
      elf.toFile().deleteOnExit();
      return new Program(elf, scratch);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL, "cannot make a folder for the program: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (scratch != null) {
      try {
        Files.deleteIfExists(elf);
        Files.delete(scratch);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
