package portkit.go;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import portkit.go.edit.EditGroup;
import portkit.go.edit.EditedTree;
import portkit.go.edit.TinyEdits;
import portkit.os.AbiNote;
import portkit.os.file.ScratchFolder;

/** Makes what {@link TinyToolchain} consists of, in a folder of the cache. */
final class ToolchainBuilder {
  static final String GO = "bin/go";
  static final String TOOLEXEC = "bin/portkit-toolexec";
  static final String OVERLAY = "overlay.json";

  private static final String EXEC = "bin/go_tiny_amd64_exec";

  private final GoInstallation go;
  private final Progress progress;
  private final PortFiles library = PortFiles.ofTheLibrary();
  private final PortFiles toolexec = PortFiles.ofToolexec();

  ToolchainBuilder(GoInstallation go, Progress progress) {
    this.go = go;
    this.progress = progress;
  }

  /** The entry's name: it changes with all that the entry is made from. */
  String key() {
    return go.version()
        + "-"
        + hash(
            library.texts(),
            toolexec.texts(),
            TinyEdits.ofTheCommand(),
            TinyEdits.ofTheLibrary(),
            AbiNote.CURRENT,
            go.root(),
            go.stamp());
  }

  private static String hash(Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  void build(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Path entry = folder.resolveSibling(key());
    try (Progress.Step _ = progress.begin("deriving GOOS=tiny from " + go.version())) {
      overlay(folder, entry);
    }
    try (Progress.Step _ = progress.begin("building the go command for GOOS=tiny, once")) {
      buildToolexec(folder);
      buildCommand(folder);
    }
    script(folder);
  }

  private void overlay(Path folder, Path entry) throws IOException {
    EditedTree tree = edited(TinyEdits.ofTheCommand());
    TinyEdits.ofTheLibrary().forEach(group -> group.applyTo(tree, go.version().minor()));
    library.texts().forEach(tree::add);
    new Overlay(go.src(), tree.changes()).write(folder, entry, OVERLAY);
  }

  /**
   * The command is built with its own few edits only, so that most of it comes out of the user's
   * build cache.
   */
  private void buildCommand(Path folder) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create("edits")) {
      Path edits = scratch.path();
      Overlay overlay = new Overlay(go.src(), edited(TinyEdits.ofTheCommand()).changes());
      overlay.write(edits, edits, OVERLAY);
      new StockGo(go, folder.getParent())
          .build(
              go.src(), "-overlay=" + edits.resolve(OVERLAY), "-o", folder.resolve(GO), "cmd/go");
    }
  }

  private void buildToolexec(Path folder) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create("toolexec")) {
      Path sources = scratch.path();
      for (Map.Entry<String, String> file : toolexec.texts().entrySet()) {
        Files.writeString(sources.resolve(file.getKey()), file.getValue());
      }
      String values =
          "-X main.abiMajor=%d -X main.abiMinor=%d -X main.stamp=%s"
              .formatted(AbiNote.CURRENT.major(), AbiNote.CURRENT.minor(), hash(toolexec.texts()));
      new StockGo(go, folder.getParent())
          .build(sources, "-ldflags=" + values, "-o", folder.resolve(TOOLEXEC), ".");
    }
  }

  private EditedTree edited(List<EditGroup> groups) {
    EditedTree tree = new EditedTree(go.src(), go.version().name());
    groups.forEach(group -> group.applyTo(tree, go.version().minor()));
    return tree;
  }

  /** The program with which {@code go run} and {@code go test} start a program. */
  private static void script(Path folder) throws IOException {
    Path script = folder.resolve(EXEC);
    Files.writeString(
        script,
        """
        #!/bin/sh
        # go run and go test start programs for GOOS=tiny through this; PORTKIT_PORT names the port.
        exec "${%s:-portkit}" exec "$@"
        """
            .formatted(TinyToolchain.COMMAND_VARIABLE));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every JVM has it (java.security.MessageDigest).
      throw new IllegalStateException(e);
    }
  }
}
