package portkit.go.edit;

/**
 * One named change to Go's source tree. An edit finds its place by an anchor, a piece of text that
 * must be there exactly once, and fails loudly if it is not: a release of Go that differs is
 * noticed when the port is derived, not when a program misbehaves.
 */
public sealed interface Edit {
  /** The file that changes, relative to {@code GOROOT/src}. */
  String file();

  /** Makes the change. */
  void applyTo(EditedTree tree);

  /** Compiles a file for tiny too: {@code //go:build E} becomes {@code (E) || tiny}. */
  record Take(String file) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.change(file, source -> source.constrained("(%s) || tiny"));
    }
  }

  /** Leaves a file out for tiny: {@code //go:build E} becomes {@code (E) && !tiny}. */
  record Leave(String file) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.change(file, source -> source.constrained("(%s) && !tiny"));
    }
  }

  /** Replaces the anchor. */
  record Replace(String file, String anchor, String text) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.change(file, source -> source.replaced(anchor, text));
    }
  }

  /** Puts text behind the anchor. */
  record InsertAfter(String file, String anchor, String text) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.change(file, source -> source.replaced(anchor, anchor + text));
    }
  }

  /** Replaces a block of lines: from its head, the anchor, to the first foot behind it. */
  record ReplaceBlock(String file, String head, String foot, String text) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.change(file, source -> source.withBlock(head, foot, text));
    }
  }

  /** Leaves out a block of lines, all but its last line feed. */
  record Delete(String file, String head, String foot) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.change(file, source -> source.withBlock(head, foot, "\n"));
    }
  }

  /**
   * Makes a file for tiny of another system's: its constraint goes, since the new name has one.
   * Further edits may change the new file.
   */
  record Derive(String file, String from) implements Edit {
    @Override
    public void applyTo(EditedTree tree) {
      tree.add(file, tree.read(from).unconstrained());
    }
  }
}
