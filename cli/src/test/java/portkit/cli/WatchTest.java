package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces and the summary, as a person asks for them. */
class WatchTest {
  @TempDir Path folder;

  private static String hello() {
    return Portkit.example("hello").toString();
  }

  @Test
  void traceHasALinePerCallAndASummary() {
    Portkit.Result result = Portkit.run("run", "--trace", hello()).exits(0);
    assertTrue(result.out().startsWith("hello from tiny/amd64"), result::toString);
    List<String> lines = result.err().lines().toList();
    assertTrue(
        lines.get(0).matches(".* ms .* us  guest-main +settls\\(base=0x\\w+\\) = 0"), lines.get(0));
    assertTrue(
        lines.stream().anyMatch(l -> l.matches(".*write\\(fd=1, p=0x\\w+, n=\\d+\\) = \\d+")));
    assertTrue(lines.stream().anyMatch(l -> l.matches(" *committed +\\d+ KiB, at most \\d+ KiB")));
  }

  @Test
  void jsonTraceGoesToAFile() throws IOException {
    Path report = folder.resolve("calls.jsonl");
    Portkit.Result result =
        Portkit.run("run", "--trace-json", "--report", report.toString(), hello()).exits(0);
    assertEquals("", result.err());
    List<String> lines = Files.readAllLines(report);
    assertTrue(lines.size() > 20);
    String form =
        "\\{\"start_ns\":\\d+,\"end_ns\":\\d+,\"thread\":\"[^\"]+\",\"call\":\"\\w+\","
            + "\"args\":\\{.*},\"result\":.+}";
    lines.subList(0, lines.size() - 1).forEach(line -> assertTrue(line.matches(form), line));
    assertTrue(lines.getLast().startsWith("{\"summary\":{\"calls\":{\"write\":"), lines.getLast());
  }

  @Test
  void reportThatCannotBeWrittenIsRefusedAtOnce() {
    Path nowhere = folder.resolve("missing").resolve("calls");
    Portkit.Result result = Portkit.run("run", "--trace", "--report", nowhere.toString(), hello());
    assertTrue(result.exitCode() != 0, result::toString);
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(result.err().contains(nowhere.toString()), result::toString);
  }

  @Test
  void doctorFindsWhatIsThere() {
    Portkit.Result result = Portkit.run("doctor").exits(0);
    assertTrue(result.out().contains("ok       Go "), result::toString);
    Portkit.Result sick =
        new Portkit().with("PORTKIT_GO", folder.resolve("none").toString()).go("doctor");
    sick.exits(117);
    assertTrue(sick.out().contains("MISSING  Go "), sick::toString);
  }
}
