package portkit.go.edit;

import java.util.List;

/**
 * Edits that belong together, and why they are needed.
 *
 * @param reason what a porter reads to decide whether it still holds for another release
 * @param edits in the order in which they are made
 */
public record EditGroup(String reason, List<Edit> edits) {
  /** Makes the edits. */
  public void applyTo(EditedTree tree) {
    edits.forEach(edit -> edit.applyTo(tree));
  }
}
