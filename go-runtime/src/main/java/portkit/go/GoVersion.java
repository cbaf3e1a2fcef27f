package portkit.go;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Go 1.
 *
 * @param minor the release: 26 for Go 1.26
 * @param name as Go says it, such as {@code go1.26.8}
 */
public record GoVersion(int minor, String name) {
  // go1.26, go1.26.8, go1.27rc1, "devel go1.28-0123abc ...", each perhaps with " X:experiments".
  private static final Pattern FORM = Pattern.compile("(?:devel )?(go1\\.(\\d{1,4})(?!\\d)\\S*).*");

  /** Reads what {@code go env GOVERSION} says. */
  public static Optional<GoVersion> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(new GoVersion(Integer.parseInt(form.group(2)), form.group(1)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
