package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person can get wrong with modules of their own, and with conformance. */
class NewModuleTest {
  @TempDir private Path folder;

  private Portkit.Result run(String... arguments) {
    return new Portkit().in(folder).go(arguments);
  }

  private void nothingWasWritten() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"My", "1st", "class", "a-b", "../x", "", "a.b"})
  void aNameThatIsNoPackageIsRefused(String name) throws IOException {
    Portkit.Result result = run("new", "board", name).exits(64);
    assertTrue(result.err().startsWith("portkit: \"" + name + "\" cannot be a module's name"));
    assertEquals(1, result.err().lines().count());
    nothingWasWritten();
  }

  @Test
  void whatExistsIsNotTouched() throws IOException {
    Files.writeString(folder.resolve("mine"), "keep");
    run("new", "port", "mine").exits(64);
    assertEquals("keep", Files.readString(folder.resolve("mine")));
  }

  @Test
  void aFolderThatIsMissingIsNamed() throws IOException {
    Portkit.Result result = run("new", "port", "mine", "--into", "nowhere").exits(66);
    assertTrue(result.err().contains("nowhere: there is no such folder"), result::toString);
    nothingWasWritten();
  }

  @Test
  void modulesThatProvideNothingAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("m/target/classes"));
    Portkit.Result result = run("conform", "--port", "./m").exits(66);
    assertTrue(result.err().contains("provides 0 boards and 0 ports"), result::toString);
    result = run("conform", "--port", "./none").exits(66);
    assertTrue(result.err().contains("./none is no folder"), result::toString);
    Files.createDirectories(folder.resolve("n"));
    result = run("conform", "--port", "./n").exits(66);
    assertTrue(result.err().contains("run mvn compile"), result::toString);
  }

  @Test
  void aServiceThatCannotBeLoadedIsOneLine() throws IOException {
    Path services = folder.resolve("m/target/classes/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve("portkit.os.Port"), "not.There\n");
    Portkit.Result result = run("run", "--port", "./m", "x").exits(119);
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(result.err().contains("the port cannot be loaded: "), result::toString);
  }

  @Test
  void conformRefusesWhatItDoesNotKnow() throws IOException {
    assertTrue(run("conform", "--port", "moon").exits(64).err().contains("no port named moon"));
    assertTrue(
        run("conform", "--port", "hosted", "--profile", "gold")
            .exits(64)
            .err()
            .contains("there is no profile gold"));
    Path excuses = Files.writeString(folder.resolve("excuses"), "# none\nMEM-99 hosted why\n");
    Portkit.Result result =
        run("conform", "--port", "hosted", "--excuses", excuses.toString()).exits(64);
    assertTrue(
        result.err().contains("excuses line 2: MEM-99 is no clause of the contract"),
        result::toString);
    result = run("conform", "--port", "hosted", "--report", excuses + "/x").exits(66);
    assertTrue(result.err().contains("nothing can be written there"), result::toString);
    assertEquals(1, result.err().lines().count(), result::toString);
  }
}
