package portkit.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.process.ChildProcess;

/** The page as a browser sees it: Chromium runs it and a script that clicks like a reader. */
class HtmlReportTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Reads the table, follows the failing cell to its case, and says what is there. */
  private static final String READER =
      """
      <script>
      addEventListener('load', () => {
        const table = document.getElementById('clauses');
        const ports = [...table.tHead.rows[0].cells].map(c => c.textContent);
        const failing = [...table.tBodies[0].rows].filter(r => r.querySelector('td.FAIL'));
        const link = failing[0].querySelector('a.FAIL');
        link.click();
        const section = document.querySelector(location.hash);
        const seen = {
          title: document.title, ports, rows: table.tBodies[0].rows.length,
          failing: failing.map(r => r.cells[0].textContent),
          script: section.querySelector('pre.script').textContent,
          log: section.querySelector('pre.log').textContent,
          rectangles: section.querySelectorAll('svg.memory rect').length,
          visible: section.getBoundingClientRect().top < innerHeight,
          outside: document.querySelectorAll('[src], link, img').length };
        const out = document.createElement('pre');
        out.id = 'seen';
        out.textContent = JSON.stringify(seen);
        document.body.append(out);
      });
      </script>
      """;

  @TempDir private Path folder;

  private String seen(String html) throws IOException {
    Path page = Files.writeString(folder.resolve("report.html"), html.replace("</body>", READER));
    ChildProcess.Result result =
        ChildProcess.run(
            new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString()),
            LIMIT);
    assertEquals(0, result.exitCode(), result::errors);
    int start = result.output().indexOf("<pre id=\"seen\">");
    assertTrue(start > 0, result.errors());
    return result.output().substring(start, result.output().indexOf("</pre>", start));
  }

  @Test
  void aReaderFindsTheFailingCaseAndItsScript() throws IOException {
    String seen = seen(HtmlReport.of(SampleRuns.both()));
    assertTrue(seen.contains("\"title\":\"portkit conformance\""), seen);
    assertTrue(seen.contains("\"ports\":[\"clause\",\"good\",\"bad&lt;port&gt;\""), seen);
    assertTrue(seen.contains("\"failing\":[\"MEM-06\"]"), seen);
    assertTrue(seen.contains("\"script\":\"r1 = reserve 0 64K\\nr2 = commit r1 32K\\n"), seen);
    assertTrue(seen.contains("\"log\":\"&lt;/pre&gt;&lt;script&gt;"), seen);
    assertFalse(seen.contains("\"rectangles\":0"), seen);
    assertTrue(seen.contains("\"visible\":true"), seen);
    assertTrue(seen.contains("\"outside\":0"), seen);
  }
}
