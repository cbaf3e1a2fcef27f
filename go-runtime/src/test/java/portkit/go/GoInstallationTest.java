package portkit.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** With go commands that only say what a go command would. */
class GoInstallationTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void sources() throws IOException {
    root = folder.resolve("goroot");
    Path runtime = Files.createDirectories(root.resolve("src/runtime"));
    Files.writeString(runtime.resolve("proc.go"), "package runtime\n");
  }

  private Path command(String name, String script) throws IOException {
    Path command = folder.resolve(name);
    Files.createDirectories(command.getParent());
    Files.writeString(command, "#!/bin/sh\n" + script + "\n");
    assertTrue(command.toFile().setExecutable(true));
    return command;
  }

  private Path saying(String name, String version, Path goroot, String host) throws IOException {
    return command(name, "printf '%%s\\n' '%s' '%s' /cache %s ''".formatted(version, goroot, host));
  }

  private GoInstallation find(Path command) {
    return GoInstallation.find(Map.of(GoInstallation.VARIABLE, command.toString()), folder);
  }

  private void refuses(Failure failure, Path command, String... parts) {
    PortkitException refusal = assertThrows(PortkitException.class, () -> find(command));
    assertEquals(failure, refusal.failure(), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
    for (String part : parts) {
      assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
  }

  @Test
  void bothReleasesAreTaken() throws IOException {
    for (String version : new String[] {"go1.26", "go1.26.8", "go1.27.3", "go1.27rc1"}) {
      GoInstallation go = find(saying("go", version, root, "linux amd64"));
      assertEquals(root, go.root());
      assertEquals(version, go.version().name());
      assertEquals(Path.of("/cache"), go.buildCache());
      assertEquals("", go.flags());
    }
  }

  @Test
  void firstGoInThePathIsTaken() throws IOException {
    Path first = saying("first/go", "go1.26.8", root, "linux amd64");
    saying("second/go", "go1.27.3", root, "linux amd64");
    String path =
        "%s:%s:%s:/bin:/usr/bin"
            .formatted(folder.resolve("none"), first.getParent(), folder.resolve("second"));
    GoInstallation go = GoInstallation.find(Map.of("PATH", path), folder);
    assertEquals(first, go.command());
    assertEquals("go1.26.8", go.version().name());
  }

  @Test
  void usersFlagsAreKept() throws IOException {
    Path command =
        command("go", "printf '%%s\\n' go1.26.8 '%s' /c linux amd64 '-v -tags=x'".formatted(root));
    assertEquals("-v -tags=x", find(command).flags());
  }

  @Test
  void environmentIsPassedOnWithoutTheTargetOfAnother() throws IOException {
    Path command =
        command(
            "go",
            "[ \"$GOCACHE\" = /mine ] && [ -z \"$GOOS$GOARCH\" ] || exit 3\n"
                + "printf '%%s\\n' go1.26.8 '%s' \"$GOCACHE\" linux amd64 ''".formatted(root));
    Map<String, String> environment =
        Map.of(
            GoInstallation.VARIABLE,
            command.toString(),
            "GOCACHE",
            "/mine",
            "GOOS",
            "tiny",
            "GOARCH",
            "amd64");
    assertEquals(Path.of("/mine"), GoInstallation.find(environment, folder).buildCache());
  }

  @Test
  void missing() {
    refuses(Failure.GO_MISSING, folder.resolve("none"), "none", "Go 1.26 or 1.27", "PORTKIT_GO");
    refuses(Failure.GO_MISSING, folder, "is not a program");
    PortkitException refusal =
        assertThrows(
            PortkitException.class,
            () -> GoInstallation.find(Map.of("PATH", folder.toString()), folder));
    assertEquals(Failure.GO_MISSING, refusal.failure());
    assertTrue(refusal.getMessage().contains("no go command in PATH"), refusal.getMessage());
  }

  @Test
  void tooOldOrTooNew() throws IOException {
    refuses(
        Failure.GO_TOO_OLD,
        saying("go", "go1.25.9", root, "linux amd64"),
        "go1.25.9",
        "Go 1.26 or 1.27");
    refuses(
        Failure.GO_TOO_NEW,
        saying("go", "go1.28", root, "linux amd64"),
        "go1.28",
        "Go 1.26 or 1.27");
    refuses(
        Failure.GO_TOO_NEW,
        saying("go", "devel go1.28-0a1b2c3 Mon", root, "linux amd64"),
        "go1.28");
  }

  @Test
  void notWhatItShouldBe() throws IOException {
    refuses(Failure.GO_MISSING, command("go", "echo oops >&2; exit 1"), "does not work", "oops");
    refuses(Failure.GO_MISSING, command("go", "echo hello"), "does not work");
    refuses(Failure.GO_MISSING, saying("go", "gccgo 13", root, "linux amd64"), "no known version");
    refuses(Failure.GO_MISSING, saying("go", "go1.26.8", root, "linux arm64"), "linux/arm64");
    refuses(
        Failure.GO_MISSING,
        saying("go", "go1.26.8", folder.resolve("empty"), "linux amd64"),
        "no sources");
  }
}
