package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portkit go ...} is the go command, and its programs run on the port. */
class GoCommandTest {
  @TempDir Path module;

  @BeforeEach
  void module() throws IOException {
    write("go.mod", "module example\n\ngo 1.26\n");
    write(
        "main.go",
        """
        package main

        import (
        	"fmt"
        	"os"
        )

        func main() {
        	fmt.Println("greetings from", where, os.Args[1:])
        	os.Exit(len(os.Args) - 1)
        }
        """);
    write("where_tiny.go", "package main\n\nconst where = \"tiny\"\n");
    write("where_other.go", "//go:build !tiny\n\npackage main\n\nconst where = \"elsewhere\"\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(module.resolve(name), text);
  }

  private Portkit.Result portkit(String... arguments) {
    return new Portkit().in(module).go(arguments);
  }

  @Test
  void envSaysTiny() {
    assertEquals("tiny\namd64\n", portkit("go", "env", "GOOS", "GOARCH").exits(0).out());
  }

  @Test
  void runStartsTheProgramOnThePort() {
    Portkit.Result result = portkit("go", "run", ".", "a", "-v").exits(1);
    assertEquals("greetings from tiny [a -v]\n", result.out());
    assertTrue(result.err().contains("exit status 2"), result::toString);
  }

  @Test
  void runOfAPackageFolder() {
    Portkit.Result result = portkit("run", ".", "--", "one").exits(1);
    assertEquals("greetings from tiny [one]\n", result.out());
  }

  @Test
  void testsRunOnThePort() throws IOException {
    write(
        "main_test.go",
        """
        package main

        import (
        	"os"
        	"runtime"
        	"testing"
        )

        func TestWhere(t *testing.T) {
        	if runtime.GOOS != "tiny" || where != "tiny" {
        		t.Error(runtime.GOOS, where)
        	}
        }

        func TestFiles(t *testing.T) {
        	file := t.TempDir() + "/file"
        	if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
        		t.Fatal(err)
        	}
        	if text, err := os.ReadFile(file); err != nil || string(text) != "text" {
        		t.Error(text, err)
        	}
        }

        func BenchmarkNothing(b *testing.B) {
        	for b.Loop() {
        	}
        }
        """);
    assertTrue(portkit("go", "test", "-bench=.", "-benchtime=1x").exits(0).out().contains("ok"));
    write(
        "fail_test.go",
        "package main\n\nimport \"testing\"\n\nfunc TestNo(t *testing.T) { t.Fail() }\n");
    Portkit.Result failed = portkit("go", "test").exits(1);
    assertTrue(failed.out().contains("--- FAIL: TestNo"), failed::toString);
  }

  @Test
  void vetFindsMistakes() throws IOException {
    portkit("go", "vet", ".").exits(0);
    write("bad.go", "package main\n\nimport \"fmt\"\n\nfunc bad() { fmt.Printf(\"%d\", \"\") }\n");
    Portkit.Result result = portkit("go", "vet", ".").exits(1);
    assertTrue(result.err().contains("bad.go:5"), result::toString);
  }

  @Test
  void cgoIsMissedByName() throws IOException {
    Files.createDirectory(module.resolve("c"));
    write("c/c.go", "package c\n\nimport \"C\"\n");
    Portkit.Result result = portkit("go", "build", "./c").exits(1);
    assertTrue(result.err().contains("there is no cgo"), result::toString);
  }

  @Test
  void hostsOutsideAreNotLookedFor() throws IOException {
    write(
        "main.go",
        """
        package main

        import "net"

        func main() {
        	addresses, err := net.LookupHost("localhost")
        	println(addresses[0], err == nil)
        	_, err = net.LookupHost("portkit.example")
        	println(err.Error())
        }
        """);
    assertEquals(
        "127.0.0.1 true\nlookup portkit.example: no such host\n",
        portkit("run", ".").exits(0).err());
  }

  @Test
  void aPortThatDoesNotExistIsNamed() {
    Portkit.Result result =
        new Portkit().in(module).with("PORTKIT_PORT", "moon").go("go", "run", ".");
    result.exits(1);
    assertTrue(result.err().contains("portkit: there is no port named moon"), result::toString);
  }
}
