package portkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.go.TinyToolchain;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/**
 * A program that can be run: an ELF file of the user's, or one that was built for this run and goes
 * when it is over.
 *
 * @param name what the user calls it
 * @param elf the file
 * @param scratch the folder to delete afterwards, or null
 */
record Program(String name, Path elf, ScratchFolder scratch) implements AutoCloseable {
  /** Takes an ELF file as it is and builds what is Go source. */
  static Program of(Path path) throws InterruptedException {
    if (!Files.exists(path)) {
      throw new PortkitException(
          Failure.NO_INPUT, path + " does not exist; expected a .go file, a folder or an ELF file");
    }
    if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
      throw new PortkitException(
          Failure.NO_INPUT,
          path + " is neither a file nor a folder: what comes from a pipe has to be in a file");
    }
    boolean source = Files.isDirectory(path) || path.toString().endsWith(".go");
    return source ? build(path) : new Program(path.toString(), path, null);
  }

  /** Whether it was built for this run. */
  boolean isTemporary() {
    return scratch != null;
  }

  /** What is in the file, checked. */
  ProgramImage image() {
    return ProgramImage.read(elf, name);
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
      ProcessBuilder go = toolchain.start(forTiny(), line);
      exitCode = ChildProcess.attend(go.directory(folder.toAbsolutePath().toFile()));
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

  /** The user's environment, but what is built for a run is built for GOOS=tiny. */
  private static Map<String, String> forTiny() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeAll(List.of("GOOS", "GOARCH"));
    return environment;
  }

  private static Program inScratch(Path source) {
    String file = source.toAbsolutePath().normalize().getFileName().toString();
    ScratchFolder scratch = ScratchFolder.create("run");
    Path elf = scratch.resolve(file.replaceFirst("\\.go$", ""));
    return new Program(source.toString(), elf, scratch);
  }

  @Override
  public void close() {
    if (scratch != null) {
      scratch.close();
    }
  }
}
