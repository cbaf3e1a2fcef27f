package portkit.go.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import portkit.go.GoInstallation;
import portkit.go.InstalledGo;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Every edit stands on something in Go's tree, and says so when it is gone. */
class TinyEditsProperties {
  private static final GoInstallation GO = InstalledGo.GO;

  private static List<EditGroup> groups() {
    return Stream.concat(TinyEdits.ofTheCommand().stream(), TinyEdits.ofTheLibrary().stream())
        .filter(group -> group.since() <= GO.version().minor())
        .toList();
  }

  @Provide
  Arbitrary<Edit> edits() {
    return Arbitraries.of(groups().stream().flatMap(group -> group.edits().stream()).toList());
  }

  /** The file that an edit reads. */
  private static String anchorFile(Edit edit) {
    return edit instanceof Edit.Derive derive ? derive.from() : edit.file();
  }

  @Property
  void editWhoseFileIsGoneIsNamed(@ForAll("edits") Edit edit) throws IOException {
    Path copy = Files.createTempDirectory("go-src");
    try {
      EditedTree tree = new EditedTree(copy, "go1.26.99");
      PortkitException refusal = assertThrows(PortkitException.class, () -> edit.applyTo(tree));
      assertEquals(Failure.GO_ANCHOR, refusal.failure());
      assertEquals(
          "file %s not found in go1.26.99; supported are Go 1.26 and 1.27"
              .formatted(anchorFile(edit)),
          refusal.getMessage());
    } finally {
      delete(copy);
    }
  }

  @Property
  void editWhoseAnchorIsGoneIsNamed(@ForAll("edits") Edit edit) throws IOException {
    if (edit instanceof Edit.Derive) {
      return; // needs the file alone
    }
    Path copy = Files.createTempDirectory("go-src");
    try {
      Path file = copy.resolve(edit.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, "package doctored\n");
      EditedTree tree = new EditedTree(copy, "go1.26.99");
      PortkitException refusal = assertThrows(PortkitException.class, () -> edit.applyTo(tree));
      assertEquals(Failure.GO_ANCHOR, refusal.failure());
      assertTrue(refusal.getMessage().startsWith("anchor \""), refusal.getMessage());
      assertTrue(
          refusal
              .getMessage()
              .endsWith(
                  "\" not found in %s of go1.26.99; supported are Go 1.26 and 1.27"
                      .formatted(edit.file())),
          refusal.getMessage());
    } finally {
      delete(copy);
    }
  }

  /** Reasons are sentences: somebody reads them when a release breaks an edit. */
  @Property(tries = 1)
  void everyGroupHasAReason() {
    for (EditGroup group : groups()) {
      assertTrue(group.reason().matches("\\S.{20,}\\."), group.reason());
    }
  }

  @Property(tries = 1)
  void allEditsApplyToTheInstalledGo() {
    EditedTree tree = new EditedTree(GO.src(), GO.version().name());
    groups().forEach(group -> group.applyTo(tree, GO.version().minor()));
    assertTrue(tree.changes().size() > 90, () -> tree.changes().size() + " files");
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
