package portkit.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import portkit.conformance.Verdict;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.spec.Contract;

class ReportsTest {
  @TempDir private Path folder;

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void junitXmlCountsAndQuotes() throws Exception {
    Document xml = xml(JunitReport.of(SampleRuns.both()));
    Element good = (Element) xml.getElementsByTagName("testsuite").item(0);
    Element bad = (Element) xml.getElementsByTagName("testsuite").item(1);
    assertEquals("0", good.getAttribute("failures"));
    assertEquals("1", bad.getAttribute("failures"));
    assertEquals("bad<port>", bad.getAttribute("name"));
    assertEquals(1, xml.getElementsByTagName("failure").getLength());
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").startsWith("MEM-06: </pre><script>"));
    assertTrue(
        xml.getElementsByTagName("system-out").item(0).getTextContent().contains("reserve 0 64K"));
  }

  @Test
  void jsonHoldsWhatIsNeededToRunItAgain() {
    String json = JsonReport.of(SampleRuns.both());
    assertTrue(json.contains("\"suite\":\"0123abcd\""), json);
    assertTrue(json.contains("\"seed\":7"));
    assertTrue(json.contains("\"tools\":{\"java\":\"25\",\"qemu\":\"7.2\"}"));
    assertTrue(json.contains("\"MEM-06\":\"FAIL\""));
    assertTrue(json.contains("\"log\":\"</pre><script>document.title='escaped'</script> & \\\""));
    assertTrue(json.contains("\\u0001"));
  }

  @Test
  void theSameRunsGiveTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Reports.in(one).write(SampleRuns.both());
    Reports.in(two).write(SampleRuns.both());
    try (Stream<Path> files = Files.list(one)) {
      List<Path> all = files.toList();
      assertEquals(5, all.size(), all::toString);
      for (Path file : all.stream().filter(Files::isRegularFile).toList()) {
        assertEquals(-1, Files.mismatch(file, two.resolve(file.getFileName())), file::toString);
      }
    }
  }

  @Test
  void theBadgeIsSvgAndSaysTheTruth() throws Exception {
    assertTrue(Badge.of(SampleRuns.both().subList(0, 1)).contains("good: conforms"));
    String bad = Badge.of(SampleRuns.both());
    assertTrue(bad.contains("does not conform"));
    assertEquals("svg", xml(bad).getDocumentElement().getTagName());
    assertTrue(Badge.of(List.of()).contains("does not conform"));
  }

  @Test
  void aClauseWithoutACaseIsNoPass() {
    ClauseVerdicts none = ClauseVerdicts.of(SampleRuns.unavailable());
    long core = Contract.clauses().stream().filter(c -> c.profile() == Profile.CORE).count();
    assertEquals(core, none.count(Verdict.UNAVAILABLE));
    assertEquals(Contract.clauses().size() - core, none.count(Verdict.NOT_APPLICABLE));
    assertFalse(SampleRuns.unavailable().conforms());
  }

  @Test
  void theTableSaysWhatFailed() {
    String text = ConsoleReport.of(SampleRuns.both());
    assertTrue(text.lines().anyMatch(l -> l.matches("MEM-06 +PASS +FAIL")), text);
    assertTrue(text.lines().anyMatch(l -> l.matches("SLP-01 +- +-")), text);
    assertTrue(text.contains("good conforms to the profiles core"), text);
    assertTrue(text.contains("bad<port> does not conform to the profiles core"), text);
  }

  @Test
  void theMemoryOfAScriptIsDrawn() throws Exception {
    Document svg = xml(MemoryPicture.of(SampleRuns.SCRIPT));
    assertEquals(8, svg.getElementsByTagName("text").getLength(), "r1, four steps, the legend");
    assertTrue(MemoryPicture.of(SampleRuns.SCRIPT).contains(">r1 64 KiB<"));
    List<MemoryStep> steps = MemoryTrace.of(SampleRuns.SCRIPT);
    assertEquals(
        List.of(
            new Reservation.Part(0, 8 << 10, true),
            new Reservation.Part(16 << 10, 32 << 10, true),
            new Reservation.Part(32 << 10, 64 << 10, false)),
        steps.getLast().reservations().getFirst().parts());
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PortkitException e = assertThrows(PortkitException.class, () -> Reports.in(file.resolve("x")));
    assertEquals(Failure.NO_INPUT, e.failure());
    assertTrue(e.getMessage().startsWith("--report "), e.getMessage());
  }
}
