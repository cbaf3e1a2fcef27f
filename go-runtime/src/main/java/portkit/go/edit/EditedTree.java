package portkit.go.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Go's source tree with changes on top, which are kept in memory: the tree itself is only read. */
public final class EditedTree {
  private final Path src;
  private final String release;
  private final Map<String, String> changed = new TreeMap<>();

  /**
   * The tree under a folder.
   *
   * @param src {@code GOROOT/src}
   * @param release the name of the Go release, for messages
   */
  public EditedTree(Path src, String release) {
    this.src = src;
    this.release = release;
  }

  /** A file as it is now. */
  SourceFile read(String file) {
    String text = changed.get(file);
    return new SourceFile(release, file, text == null ? original(file) : text);
  }

  /** Changes a file that is there. */
  void change(String file, UnaryOperator<SourceFile> change) {
    changed.put(file, change.apply(read(file)).text());
  }

  /** Adds a file that is not there. */
  void add(String file, SourceFile content) {
    if (changed.containsKey(file) || Files.exists(src.resolve(file))) {
      throw new PortkitException(
          Failure.GO_ANCHOR,
          release + " has a file " + file + " already; supported are " + Releases.SUPPORTED);
    }
    changed.put(file, content.text());
  }

  /** Adds one of the port's own files. */
  public void add(String file, String text) {
    add(file, new SourceFile(release, file, text));
  }

  /** What has changed: texts by the files' names relative to {@code GOROOT/src}, sorted. */
  public Map<String, String> changes() {
    return Collections.unmodifiableMap(changed);
  }

  private String original(String file) {
    try {
      return Files.readString(src.resolve(file));
    } catch (NoSuchFileException e) {
      throw new PortkitException(
          Failure.GO_ANCHOR,
          "file " + file + " not found in " + release + "; supported are " + Releases.SUPPORTED,
          e);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.GO_ANCHOR, "cannot read " + src.resolve(file) + " of " + release, e);
    }
  }
}
