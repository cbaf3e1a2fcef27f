package portkit.conformance.golevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.conformance.Verdict;

class GoTestReportTest {
  private static GoTestReport parse(int exitCode, String output) {
    return GoTestReport.parse("os", new PortkitCommand.Result(exitCode, output));
  }

  @Test
  void readsEveryTopLevelTest() {
    GoTestReport report =
        parse(
            1,
            """
            === RUN   TestA
            === RUN   TestA/sub
            --- PASS: TestA (0.00s)
                --- PASS: TestA/sub (0.00s)
            === RUN   TestB
                os_test.go:12: no such file
            --- FAIL: TestB (0.01s)
                os_test.go:12: no such file
                os_test.go:13: nor this
            --- SKIP: TestC (0.00s)
            --- PASS: ExampleD (0.00s)
            FAIL
            FAIL\tos\t0.5s
            """);
    assertEquals(
        List.of(
            new GoTestReport.Test("TestA", Verdict.PASS, "--- PASS: TestA/sub (0.00s)"),
            new GoTestReport.Test(
                "TestB", Verdict.FAIL, "os_test.go:12: no such file | os_test.go:13: nor this"),
            new GoTestReport.Test("TestC", Verdict.NOT_APPLICABLE, ""),
            new GoTestReport.Test("ExampleD", Verdict.PASS, "")),
        report.tests());
    assertTrue(report.ranToItsEnd());
  }

  @Test
  void aRunThatEndsEarlyIsNoGoodRun() {
    assertTrue(parse(0, "--- PASS: TestA (0.00s)\nPASS\nok  \tos\t0.1s\n").ranToItsEnd());
    assertFalse(parse(124, "--- PASS: TestA (0.00s)\n").ranToItsEnd(), "time limit");
    assertFalse(
        parse(1, "panic: boom\n\ngoroutine 1\nFAIL\tos\t0.1s\n").ranToItsEnd(), "uncaught panic");
    assertFalse(
        parse(1, "--- FAIL: TestA (0s)\nfatal error: all\nFAIL\tos\t0.1s\n").ranToItsEnd(),
        "throw");
    assertFalse(parse(1, "FAIL\tos [build failed]\n").ranToItsEnd(), "does not build");
    assertFalse(parse(0, "ok  \tos/exec\t0.1s\n").ranToItsEnd(), "another package");
    assertFalse(parse(1, "FAIL\tos\t0.1s\n").ranToItsEnd(), "no test failed, so what did?");
  }
}
