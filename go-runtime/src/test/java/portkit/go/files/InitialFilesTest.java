package portkit.go.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
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
            "go/lib",
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
                program,
                List.of("-test.v", "-test.outputdir=" + folder.resolve("go/lib"), "-test.run=/x"),
                folder.resolve("module/a/b"),
                folder.resolve("go").toString())));
  }

  @Test
  void aTestOfTheModulesFolderHasNothingFromAbove() throws IOException {
    Path program = file("m/b.test");
    file("m/go.mod");
    file("above");
    assertEquals(
        Set.of("m", "m/b.test", "m/go.mod"),
        names(InitialFiles.ofTest(program, List.of(), folder.resolve("m"), null)));
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
    Path file = Files.writeString(folder.resolve("f ü%"), "hello");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(0x12345678)));
    String name = folder + "/f ü%\0";
    String end = "TRAILER!!!\0";
    String expected =
        padded(header(1, 0100640, 0x12345678, 5, length(name)) + name)
            + padded("hello")
            + padded(header(2, 0, 0, 0, length(end)) + end);
    CpioArchive archive = new CpioArchive();
    archive.add(file);
    assertEquals(expected, new String(archive.finish(), StandardCharsets.UTF_8));
  }

  @Test
  void linksAndFoldersKeepTheirNature() throws IOException {
    Files.createSymbolicLink(folder.resolve("l"), Path.of("../d/ü"));
    Files.createSymbolicLink(folder.resolve("m"), Files.createDirectory(folder.resolve("d")));
    CpioArchive archive = new CpioArchive();
    archive.add(folder.resolve("l"));
    archive.add(folder.resolve("m"));
    archive.add(folder);
    String text = new String(archive.finish(), StandardCharsets.UTF_8);
    assertTrue(text.contains("/l\0"), text);
    assertTrue(text.contains("../d/ü\0"), text);
    String target = "\0" + folder + "/d";
    assertTrue(text.contains(target + "\0") || text.contains(target + "070701"), text);
    assertTrue(text.contains(folder + "\0"), text);
  }

  private static String header(int inode, int mode, int time, int size, int nameSize) {
    int[] fields = {inode, mode, 0, 0, 1, time, size, 0, 0, 0, 0, nameSize, 0};
    return Arrays.stream(fields)
        .mapToObj("%08x"::formatted)
        .collect(Collectors.joining("", "070701", ""));
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String padded(String text) {
    return text + "\0".repeat(-length(text) & 3);
  }
}
