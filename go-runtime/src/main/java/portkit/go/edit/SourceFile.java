package portkit.go.edit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The text of one file of Go's tree, with the operations of the edits.
 *
 * @param release the release it is from, for messages, such as {@code go1.26.8}
 * @param name its path relative to {@code GOROOT/src}
 * @param text what it holds
 */
public record SourceFile(String release, String name, String text) {
  private static final Pattern CONSTRAINT = Pattern.compile("^//go:build (.*)$", Pattern.MULTILINE);
  private static final Pattern PACKAGE = Pattern.compile("^package ", Pattern.MULTILINE);

  /** The same file with another text. */
  SourceFile with(String newText) {
    return new SourceFile(release, name, newText);
  }

  /** With the constraint replaced by a format of it. */
  SourceFile constrained(String format) {
    Matcher constraint = constraint();
    return with(
        text.substring(0, constraint.start())
            + "//go:build "
            + format.formatted(constraint.group(1))
            + text.substring(constraint.end()));
  }

  /** Without its constraint, if there is one. */
  SourceFile unconstrained() {
    Matcher constraint = CONSTRAINT.matcher(text);
    return constraint.find() && constraint.start() < packageClause()
        ? with(text.substring(0, constraint.start()) + text.substring(constraint.end()))
        : this;
  }

  /** With the anchor, which must be there once, replaced. */
  SourceFile replaced(String anchor, String replacement) {
    int at = only(anchor);
    return with(text.substring(0, at) + replacement + text.substring(at + anchor.length()));
  }

  /**
   * With what is between a head, which must be there once, and its foot replaced, both included.
   */
  SourceFile withBlock(String head, String foot, String replacement) {
    int start = only(head);
    int end = text.indexOf(foot, start + head.length() - 1);
    if (end < 0) {
      throw missing(foot);
    }
    return with(text.substring(0, start) + replacement + text.substring(end + foot.length()));
  }

  private int only(String anchor) {
    int at = text.indexOf(anchor);
    if (at < 0) {
      throw missing(anchor);
    }
    if (text.indexOf(anchor, at + 1) >= 0) {
      throw new PortkitException(
          Failure.GO_ANCHOR, "anchor " + quoted(anchor) + " is there more than once" + where());
    }
    return at;
  }

  private Matcher constraint() {
    Matcher constraint = CONSTRAINT.matcher(text);
    if (!constraint.find() || constraint.start() > packageClause()) {
      throw missing("//go:build");
    }
    return constraint;
  }

  private int packageClause() {
    Matcher clause = PACKAGE.matcher(text);
    return clause.find() ? clause.start() : text.length();
  }

  private PortkitException missing(String anchor) {
    return new PortkitException(
        Failure.GO_ANCHOR, "anchor " + quoted(anchor) + " not found" + where());
  }

  private String where() {
    return " in " + name + " of " + release + "; supported are " + Releases.SUPPORTED;
  }

  private static String quoted(String anchor) {
    return '"' + anchor.strip().lines().findFirst().orElse("") + '"';
  }
}
