package portkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([A-Z_]+) \\|");

  /** The page that users read has each failure, in order, with its exit code. */
  @Test
  void thePageOfExitCodesIsComplete() throws IOException {
    List<String> documented =
        ROW.matcher(Files.readString(Path.of("../docs/exit-codes.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertEquals(
        Arrays.stream(Failure.values()).map(f -> f.exitCode() + " " + f).toList(), documented);
  }
}
