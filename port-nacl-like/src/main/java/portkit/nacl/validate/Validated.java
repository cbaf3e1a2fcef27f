package portkit.nacl.validate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/**
 * Remembers which programs have passed, so that a program is validated once.
 *
 * <p>A folder, named by the validator so that another validator does not believe it, holds two
 * kinds of files. {@code content/SHA256} says that a program of that content has passed. {@code
 * file/DEVICE-INODE-SIZE-MTIME-CTIME}, all decimal and both times in nanoseconds, says that this
 * very file has: whoever starts a program can ask for it without reading the program. When a file's
 * content changes so does its ctime, which nobody can set; but by then a page that somebody has
 * mapped may have changed for a while, and what changes twice within a tick of the kernel's clock
 * does so once. So only files are remembered that nobody but the user, their group and root can
 * write, and that have not changed just now. A file of the memory holds {@link #MARK}; with other
 * content it counts as nothing, and the program is validated again.
 */
public final class Validated {
  /** All that a file of the memory holds. */
  static final String MARK = "passed\n";

  private static final int VERSION_LENGTH = 16;

  /** After so long a program is validated again. */
  private static final Duration AGE = Duration.ofDays(30);

  private final Path contents;
  private final Path files;

  /** The memory in portkit's cache folder. */
  public Validated(Path cache) {
    Path folder =
        cache.resolve("validated").resolve(Fingerprint.ofValidator().substring(0, VERSION_LENGTH));
    contents = folder.resolve("content");
    files = folder.resolve("file");
  }

  /** Where the files' names are, for those who start programs without a JVM. */
  public Path files() {
    return files;
  }

  /**
   * Makes sure that a program has passed: remembers, or validates it now.
   *
   * @return whether it was remembered
   * @throws PortkitException if the program is refused
   */
  public boolean require(ProgramImage program) {
    Path content = contents.resolve(Fingerprint.of(program.bytes()));
    if (isThere(content)) {
      return true;
    }
    Validator.validate(program).require();
    remember(content);
    return false;
  }

  /**
   * The same for a file, which need not even be read if it was remembered.
   *
   * @throws PortkitException if the program is refused, or is none
   */
  public boolean require(Path program) {
    FileIdentity is = FileIdentity.of(program);
    if (is.isOurs() && isThere(file(is))) {
      return true;
    }
    boolean worthIt = is.isOurs() && is.isSettledAt(Instant.now());
    boolean remembered = require(ProgramImage.read(program));
    // Whoever changed the file while it was read has made another one of it.
    if (worthIt && FileIdentity.of(program).equals(is)) {
      remember(file(is));
    }
    return remembered;
  }

  /** Where it is remembered that this very file has passed. */
  Path file(FileIdentity identity) {
    return files.resolve(identity.name());
  }

  private static boolean isThere(Path file) {
    try {
      return FileIdentity.read(file).isOurs()
          && Files.size(file) == MARK.length()
          && Files.readString(file).equals(MARK);
    } catch (IOException e) {
      return false; // not there, or damaged
    }
  }

  /** Under its name there is never half a file. */
  private static void remember(Path file) {
    try {
      Files.createDirectories(file.getParent());
      forgetOld(file.getParent());
      Path half = Files.createTempFile(file.getParent(), "new", "");
      Files.writeString(half, MARK);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.CACHE_UNUSABLE,
          "cannot remember in %s that the program has passed (%s); set PORTKIT_CACHE to a folder that can be written"
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
  }

  private static void forgetOld(Path folder) throws IOException {
    Instant oldest = Instant.now().minus(AGE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (modified(file).isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Instant modified(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.MAX; // somebody else has just forgotten it, or renamed it
    }
  }
}
