package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import portkit.conformance.script.Script;

class ShrinkingTest {
  @Test
  void whatDoesNotMatterGoes() {
    List<String> lines = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();
    Script smallest =
        new Shrinking(s -> s.lines().containsAll(List.of("line 13", "line 77")))
            .smallest(new Script(lines));
    assertEquals(List.of("line 0", "line 13", "line 77"), smallest.lines());
  }
}
