package @name@;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import portkit.conformance.board.BoardCheck;
import portkit.conformance.board.BoardChecks;

/** What the drivers must do, on the simulated machine. */
class BoardTest {
  @TestFactory
  Stream<DynamicTest> board() {
    return BoardChecks.of(new @Name@()).stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
