package portkit.go.edit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Edits that belong together, and why they are needed.
 *
 * @param reason what a porter reads to decide whether it still holds for another release
 * @param since the first release they are for: 26 for Go 1.26
 * @param edits in the order in which they are made
 */
public record EditGroup(String reason, int since, List<Edit> edits) {
  /** Edits for all releases. */
  static EditGroup group(String reason, Edit... edits) {
    return since(Releases.OLDEST, reason, edits);
  }

  /** Edits for all releases. */
  static EditGroup group(String reason, Stream<Edit> edits) {
    return new EditGroup(reason, Releases.OLDEST, edits.toList());
  }

  /** Edits for a release and those after it. */
  static EditGroup since(int release, String reason, Edit... edits) {
    return new EditGroup(reason, release, List.of(edits));
  }

  /** Takes several files of a folder. */
  static Stream<Edit> take(String folder, String... files) {
    return Stream.of(files).map(file -> new Edit.Take(folder + file));
  }

  /** Makes the edits, if they are for the release. */
  public void applyTo(EditedTree tree, int release) {
    if (release >= since) {
      edits.forEach(edit -> edit.applyTo(tree));
    }
  }
}
