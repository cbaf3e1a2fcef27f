package portkit.go;

import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The quotes of GOFLAGS and {@code -toolexec} ({@code go help environment}): a word with blanks or
 * quotes stands between single or double quotes, of which it must not have the same.
 */
final class Quoting {
  private Quoting() {}

  static String quote(Object word) {
    String text = word.toString();
    if (text.chars().noneMatch(c -> c == '\'' || c == '"' || Character.isWhitespace(c))) {
      return text;
    }
    for (String mark : new String[] {"'", "\""}) {
      if (!text.contains(mark)) {
        return mark + text + mark;
      }
    }
    throw new PortkitException(
        Failure.CACHE_UNUSABLE,
        "the path %s has quotes that the go command cannot take; name another cache folder with %s"
            .formatted(text, Cache.VARIABLE));
  }
}
