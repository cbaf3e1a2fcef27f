package portkit.go.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import portkit.go.GoInstallation;
import portkit.go.InstalledGo;

/**
 * Where Go's library asks whether it is compiled for js, somebody has decided what tiny does. A
 * release with a new such file fails here.
 */
class JsFilesTest {
  private static final Pattern ASKS = Pattern.compile("^//go:build .*\\bjs\\b", Pattern.MULTILINE);

  /** Files that tiny leaves to their own condition, for which js and tiny differ. */
  private static final Set<String> RIGHT_AS_THEY_ARE =
      new TreeSet<>(
          Set.of(
              // There is an os.Pipe, so the ordinary way to run examples works.
              "testing/run_example.go",
              // js's os.Root and RemoveAll; tiny has the calls that begin at a directory.
              "os/removeall_noat.go",
              "os/root_noopenat.go",
              "os/statat_other.go",
              // chmod keeps the sticky bit, as on Linux.
              "os/sticky_bsd.go",
              "os/sticky_notbsd.go",
              // The browser's fetch.
              "net/http/roundtrip.go",
              // The runtime's own: tiny has futexes and threads.
              "runtime/mmap.go",
              "runtime/netpoll.go",
              "runtime/netpoll_fake.go",
              "runtime/note_other.go"));

  @Test
  void everyFileThatAsksForJsIsDecidedOn() throws IOException {
    GoInstallation go = InstalledGo.GO;
    EditedTree tree = new EditedTree(go.src(), go.version().name());
    for (EditGroup group : TinyEdits.ofTheLibrary()) {
      group.applyTo(tree, go.version().minor());
    }
    Set<String> undecided = new TreeSet<>();
    try (Stream<Path> files = Files.walk(go.src())) {
      for (Path file : files.filter(JsFilesTest::isOfTheLibrary).toList()) {
        String name = go.src().relativize(file).toString();
        if (ASKS.matcher(Files.readString(file)).find() && !tree.changes().containsKey(name)) {
          undecided.add(name);
        }
      }
    }
    assertEquals(RIGHT_AS_THEY_ARE, undecided);
  }

  private static boolean isOfTheLibrary(Path file) {
    String path = file.toString();
    return path.endsWith(".go")
        && !path.endsWith("_test.go")
        && !path.matches(".*_(js|wasm)\\.go")
        && !path.matches(".*/src/cmd/.*|.*/(testdata|vendor)/.*|.*/syscall/js/.*");
  }
}
