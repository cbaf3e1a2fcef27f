package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file system that programs see, through the command. */
class FilesTest {
  @TempDir Path folder;

  private Portkit.Result run(String body, String... options) throws IOException {
    Path program = Files.writeString(folder.resolve("program.go"), body);
    String[] line = new String[options.length + 2];
    line[0] = "run";
    System.arraycopy(options, 0, line, 1, options.length);
    line[line.length - 1] = program.toString();
    return new Portkit().in(folder).go(line);
  }

  /** The same tests pass on Linux (FileSystemTest of module go-runtime). */
  @Test
  void filesBehaveAsOnLinux() {
    Portkit.Result result =
        new Portkit().in(Portkit.ROOT.resolve("go-runtime/src/test/go/files")).go("go", "test");
    result.exits(0);
    assertTrue(result.out().contains("ok  \tportkit/files"), result::toString);
  }

  @Test
  void programGetsCopiesOfFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("input.txt"), "theirs");
    Portkit.Result result =
        run(
            """
            package main

            import (
            	"fmt"
            	"os"
            )

            func main() {
            	before, err := os.ReadFile("input.txt")
            	fmt.Println(string(before), err, os.WriteFile("input.txt", []byte("mine"), 0))
            	after, err := os.ReadFile("input.txt")
            	fmt.Println(string(after), err)
            }
            """,
            "--files",
            file.toString());
    result.exits(0);
    assertEquals("theirs <nil> <nil>\nmine <nil>\n", result.out());
    assertEquals("theirs", Files.readString(file));
  }

  @Test
  void filesThatAreMissingAreRefused() throws IOException {
    run("package main\n\nfunc main() {}\n", "--files", "/no/such/file").exits(66);
  }

  @Test
  void waitingForAPipeForEverIsADeadlock() throws IOException {
    Portkit.Result result =
        run(
            """
            package main

            import "os"

            func main() {
            	r, _, _ := os.Pipe()
            	r.Read(make([]byte, 1))
            }
            """);
    result.exits(2);
    assertTrue(result.err().contains("all goroutines are asleep - deadlock!"), result::toString);
  }

  private static String zones(String imports) {
    return """
    package main

    import (
    	"fmt"
    	"time"
    %s)

    func main() {
    	zone, err := time.LoadLocation("Europe/Berlin")
    	if err != nil {
    		fmt.Println(time.Local, err)
    		return
    	}
    	fmt.Println(time.Local, time.Unix(1_700_000_000, 0).In(zone))
    }
    """
        .formatted(imports);
  }

  @Test
  void timeIsUtc() throws IOException {
    assertEquals("UTC unknown time zone Europe/Berlin\n", run(zones("")).exits(0).out());
  }

  @Test
  void zonesCanBeLinkedIn() throws IOException {
    assertEquals(
        "UTC 2023-11-14 23:13:20 +0100 CET\n", run(zones("\t_ \"time/tzdata\"\n")).exits(0).out());
  }
}
