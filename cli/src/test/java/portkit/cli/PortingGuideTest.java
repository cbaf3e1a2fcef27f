package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.process.ChildProcess;

/** The porting guide, followed: its commands, its code, and what it says comes of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PortingGuideTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path EXAMPLE = Portkit.EXAMPLES.resolve("board-isapc");
  private static final Pattern SOURCE =
      Pattern.compile("```java\n(package isapc;.*?class (\\w+).*?)```\n", Pattern.DOTALL);

  @TempDir private static Path folder;

  private static Portkit.Result portkit(String... arguments) {
    return new Portkit().in(Files.exists(board()) ? board() : folder).go(arguments);
  }

  private static Path board() {
    return folder.resolve("isapc");
  }

  private static ChildProcess.Result maven(Path where, String goal) {
    ProcessBuilder builder =
        new ProcessBuilder("mvn", "-q", "-B", "-o", "-Daether.offline.protocols=file", goal)
            .directory(where.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return ChildProcess.run(builder, LIMIT);
  }

  /** The sources that stand in the guide, by their class. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    Matcher match = SOURCE.matcher(Files.readString(Portkit.ROOT.resolve("docs/porting-guide.md")));
    while (match.find()) {
      sources.put(match.group(2), match.group(1));
    }
    return sources;
  }

  @Test
  @Order(1)
  void theNewModuleBuildsAndSaysWhatIsMissing() {
    Portkit.Result made = portkit("new", "board", "isapc").exits(0);
    assertTrue(made.out().startsWith(board().toString()), made::toString);
    ChildProcess.Result built = maven(board(), "compile");
    assertEquals(0, built.exitCode(), built::toString);
    Portkit.Result judged = portkit("conform", "--port", ".", "--profile", "core").exits(1);
    for (String clause : List.of("WRT-01", "EXT-01", "CLK-01")) {
      assertTrue(judged.out().contains("not implemented: " + clause), judged::toString);
      assertTrue(
          judged.out().lines().anyMatch(l -> l.matches(clause + " +FAIL")), judged::toString);
    }
    assertTrue(judged.out().contains("isapc does not conform to"), judged::toString);
    assertFalse(Files.exists(board().resolve("target/portkit")), "nothing was booted");
  }

  @Test
  @Order(2)
  void theGuidesCodeMakesTheBoardThatConforms() throws IOException {
    Path sources = board().resolve("src/main/java/isapc");
    for (Map.Entry<String, String> source : sources().entrySet()) {
      Path file = sources.resolve(source.getKey() + ".java");
      assertTrue(Files.exists(file), () -> "the template has no " + file);
      Files.writeString(file, source.getValue());
    }
    ChildProcess.Result tested = maven(board(), "test");
    assertEquals(0, tested.exitCode(), tested::toString);
    Portkit.Result judged =
        portkit("conform", "--port", ".", "--profile", "core", "--report", "report").exits(0);
    assertTrue(judged.out().contains("isapc conforms to the profiles core"), judged::toString);
    assertTrue(Files.exists(board().resolve("report/report.html")));
  }

  @Test
  @Order(3)
  void aGoProgramRunsOnIt() {
    Path hello = Portkit.example("hello");
    Portkit.Result run = portkit("run", "--port", ".", hello.toString(), "there").exits(0);
    assertTrue(run.out().contains("argument 1: there"), run::toString);
  }

  @Test
  @Order(4)
  void theExampleIsWhatTheGuideMakes() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path made = board().resolve(EXAMPLE.relativize(file).toString());
        assertEquals(Files.readString(file), Files.readString(made), file::toString);
      }
    }
  }

  @Test
  void aPortInPlainJavaSaysWhatIsMissing() {
    new Portkit().in(folder).go("new", "port", "mine").exits(0);
    Path mine = folder.resolve("mine");
    ChildProcess.Result built = maven(mine, "compile");
    assertEquals(0, built.exitCode(), built::toString);
    Portkit.Result judged =
        new Portkit().in(mine).go("conform", "--port", ".", "--profile", "core").exits(1);
    assertTrue(judged.out().contains("not implemented: "), judged::toString);
  }
}
