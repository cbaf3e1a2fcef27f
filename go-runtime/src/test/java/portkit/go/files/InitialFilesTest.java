package portkit.go.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;
import portkit.os.PortkitException;

class InitialFilesTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private Set<String> names(InitialFiles files) {
    return files.paths().stream()
        .map(path -> folder.relativize(path).toString())
        .collect(Collectors.toSet());
  }

  @Test
  void aTestHasWhatItMayCountOn() throws IOException {
    file("testdata/outside");
    file("module/go.mod");
    file("module/testdata/shared");
    file("module/other/other.go");
    file("module/a/a.go");
    file("module/a/b/b.go");
    file("module/a/b/testdata/x/y");
    file("module/a/b/c/c.go");
    file("go/lib/time/zoneinfo.zip");
    file("go/lib/other");
    Path program = file("build/b.test");
    assertEquals(
        Set.of(
            "build/b.test",
            "go/lib/time/zoneinfo.zip",
            "module/testdata",
            "module/testdata/shared",
            "module/a",
            "module/a/a.go",
            "module/a/b",
            "module/a/b/b.go",
            "module/a/b/c",
            "module/a/b/testdata",
            "module/a/b/testdata/x",
            "module/a/b/testdata/x/y"),
        names(
            InitialFiles.ofTest(
                program, folder.resolve("module/a/b"), folder.resolve("go").toString())));
  }

  @Test
  void aTestOfTheModulesFolderHasNothingFromAbove() throws IOException {
    Path program = file("m/b.test");
    file("m/go.mod");
    file("above");
    assertEquals(
        Set.of("m", "m/b.test", "m/go.mod"),
        names(InitialFiles.ofTest(program, folder.resolve("m"), null)));
  }

  @Test
  void aFolderComesWithAllThatIsInIt() throws IOException {
    file("d/e/f");
    file("g");
    assertEquals(
        Set.of("d", "d/e", "d/e/f"), names(InitialFiles.of(List.of(folder.resolve("./d")))));
  }

  @Test
  void whatIsMissingIsRefused() {
    PortkitException refusal =
        assertThrows(
            PortkitException.class, () -> InitialFiles.of(List.of(folder.resolve("none"))));
    assertEquals(Failure.NO_INPUT, refusal.failure());
  }

  @Test
  void theWorkingDirectoryHasTheNameOfTheEnvironmentIfThatIsRight() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), here);
    assertEquals(link, InitialFiles.workingDirectory(Map.of("PWD", link.toString()), here));
    assertEquals(here, InitialFiles.workingDirectory(Map.of("PWD", folder.toString()), here));
    assertEquals(here, InitialFiles.workingDirectory(Map.of("PWD", "/nowhere/at/all"), here));
    assertEquals(here, InitialFiles.workingDirectory(Map.of("PWD", "here"), here));
    assertEquals(here, InitialFiles.workingDirectory(Map.of(), here));
  }

  @Test
  void anArchiveIsLaidOutAsTheFormatSays() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "hello");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(0x12345678)));
    CpioArchive archive = new CpioArchive();
    archive.add(file, "/a/f");
    String fields =
        "070701 00000001 000081a0 00000000 00000000 00000001 12345678 00000005"
            + " 00000000 00000000 00000000 00000000 00000005 00000000";
    String end =
        "070701 00000002 00000000 00000000 00000000 00000001 00000000 00000000"
            + " 00000000 00000000 00000000 00000000 0000000b 00000000";
    String expected =
        (fields + "/a/f\0").replace(" ", "")
            + "\0hello\0\0\0"
            + (end + "TRAILER!!!\0").replace(" ", "")
            + "\0\0\0";
    assertArrayEquals(expected.getBytes(StandardCharsets.ISO_8859_1), archive.finish());
  }
}
