package portkit.hosted.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.hosted.HostedPort;
import portkit.hosted.guest.GuestProgram;
import portkit.metal.asm.Label;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Launch.Watch;
import portkit.os.OsTable;
import portkit.os.PortkitException;
import portkit.os.Streams;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** What is reported of a program's calls. */
class TraceTest {
  @TempDir Path folder;

  private static GuestProgram program() {
    GuestProgram g = new GuestProgram();
    Label word = g.variable("word");
    g.os(OsTable.RESERVE, 0, 1 << 20);
    g.a.mov(Width.QWORD, Reg.RBX, Reg.RAX);
    g.os(OsTable.COMMIT, Reg.RBX, 65536);
    g.os(OsTable.COMMIT, 8, 65536);
    g.os(OsTable.DECOMMIT, Reg.RBX, 8192);
    g.os(OsTable.WAKEUP, word, 1);
    g.os(OsTable.SLEEP, word, 0, 1000);
    g.os(OsTable.NANOTIME);
    g.os(OsTable.YIELD);
    g.os(OsTable.WRITE, 1, word, 3);
    g.exit(5);
    return g;
  }

  private List<String> report(Watch... watch) throws Exception {
    Path file = folder.resolve("report");
    Streams nowhere =
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    Launch launch =
        Launch.of(List.of("guest")).watching(Set.of(watch)).reportingTo(file).connectedTo(nowhere);
    assertEquals(5, new HostedPort().run(program().image(), launch));
    return Files.readAllLines(file);
  }

  @Test
  void textHasOneLineForEachCall() throws Exception {
    List<String> lines = report(Watch.TRACE_TEXT);
    String[] calls = {
      "reserve\\(hint=0x0, n=1048576\\) = 0x[0-9a-f]+",
      "commit\\(p=0x[0-9a-f]+, n=65536\\) = 0",
      "commit\\(p=0x8, n=65536\\) = -22 EINVAL",
      "decommit\\(p=0x[0-9a-f]+, n=8192\\) = 0",
      "wakeup\\(word=0x[0-9a-f]+, count=1\\) = 0",
      "sleep\\(word=0x[0-9a-f]+, expected=0, timeout_ns=1000\\) = -110 ETIMEDOUT",
      "nanotime\\(\\) = [0-9]+",
      "yield\\(\\)",
      "write\\(fd=1, p=0x[0-9a-f]+, n=3\\) = 3",
      "exit\\(code=5\\)",
    };
    for (int i = 0; i < calls.length; i++) {
      String pattern = " *[0-9]+\\.[0-9]{3} ms +[0-9]+\\.[0-9]{3} us  guest-main +" + calls[i];
      assertTrue(lines.get(i).matches(pattern), lines.get(i));
    }
    assertEquals("what the program asked of its OS", lines.get(calls.length));
  }

  @Test
  void jsonHasOneObjectForEachCall() throws Exception {
    List<String> lines = report(Watch.TRACE_JSON);
    String times = "\\{\"start_ns\":-?[0-9]+,\"end_ns\":-?[0-9]+,\"thread\":\"guest-main\",";
    String reserve =
        "\"call\":\"reserve\",\"args\":\\{\"hint\":\"0x0\",\"n\":1048576\\},\"result\":\"0x[0-9a-f]+\"\\}";
    assertTrue(lines.get(0).matches(times + reserve), lines.get(0));
    assertTrue(
        lines.get(7).matches(times + "\"call\":\"yield\",\"args\":\\{\\},\"result\":null\\}"),
        lines.get(7));
    String summary = lines.get(lines.size() - 1);
    assertTrue(
        summary.startsWith("{\"summary\":{\"calls\":{\"write\":1,\"read\":0,\"reserve\":1,"));
    assertTrue(summary.contains("\"reserved\":1048576,\"committed\":57344,"), summary);
    assertTrue(summary.contains("\"peak_committed\":65536,\"threads\":1,"), summary);
  }

  @Test
  void theSummaryCountsCallsThatJavaDoesNotServe() throws Exception {
    List<String> lines = report(Watch.SUMMARY);
    String all = String.join("\n", lines);
    assertTrue(all.contains("  commit                2  makes reserved pages"), all);
    assertTrue(all.contains("  nanotime              1  monotonic"), all);
    assertTrue(all.contains("  reserved       1024 KiB, at most 1024 KiB"), all);
    assertTrue(all.contains("  committed        56 KiB, at most 64 KiB"), all);
    assertTrue(all.endsWith("  threads 1, faults 0, interrupts 0"), all);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Launch launch =
        Launch.of(List.of("guest"))
            .watching(Set.of(Watch.SUMMARY))
            .reportingTo(folder.resolve("no/such/file"));
    PortkitException e =
        assertThrows(PortkitException.class, () -> new HostedPort().run(program().image(), launch));
    assertEquals(Failure.NO_INPUT, e.failure());
  }

  @Test
  void everyCallHasAFormat() {
    List<CallFormat> formats = CallFormat.all();
    for (CallSpec call : Contract.calls()) {
      assertEquals(call.name(), formats.get(call.slot()).name());
    }
    assertEquals(OsTable.CALL_COUNT, formats.size());
  }
}
