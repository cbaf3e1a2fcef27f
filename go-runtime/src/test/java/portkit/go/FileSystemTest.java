package portkit.go;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.process.ChildProcess;

/**
 * The file system of GOOS=tiny, as far as the stock Go can say. Its core is an ordinary package;
 * and what tests of programs' files expect is held against the files of this machine, so that they
 * expect what Linux does when a port runs them.
 */
class FileSystemTest {
  private static final Path CORE = Path.of("src/main/go/internal/memfs");
  private static final Path TESTS_OF_CORE = Path.of("src/test/go/memfs");
  private static final Path TESTS_OF_PROGRAMS = Path.of("src/test/go/files");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static GoInstallation go;

  @TempDir Path scratch;

  @BeforeAll
  static void findGo() {
    go = GoInstallation.find(System.getenv(), Path.of(""));
  }

  @Test
  void theCorePassesItsTests() throws IOException {
    copy(CORE, scratch);
    copy(TESTS_OF_CORE, scratch);
    Files.writeString(scratch.resolve("go.mod"), "module memfs\n\ngo 1.26\n");
    assertTestsPass(scratch);
  }

  @Test
  void programsAreTestedForWhatLinuxDoes() throws IOException {
    assertTestsPass(TESTS_OF_PROGRAMS.toAbsolutePath());
  }

  private static void assertTestsPass(Path module) {
    ProcessBuilder builder =
        new ProcessBuilder(go.root().resolve("bin/go").toString(), "test", "-timeout=4m", ".");
    builder.directory(module.toFile());
    builder.environment().keySet().removeAll(List.of("GOOS", "GOARCH", "GOFLAGS"));
    builder.environment().put("GOTOOLCHAIN", "local");
    builder.environment().put("GOWORK", "off");
    ChildProcess.Result result = ChildProcess.run(builder, LIMIT);
    assertEquals(0, result.exitCode(), result.output() + result.errors());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
