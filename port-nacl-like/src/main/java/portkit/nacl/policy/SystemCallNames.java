package portkit.nacl.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names of Linux's system calls on x86-64. */
public final class SystemCallNames {
  private static final String LIST = "system-calls.txt";

  private final String[] names;

  /** Reads the list; at build time. */
  public SystemCallNames() {
    List<String> lines = lines();
    names = new String[number(lines.getLast()) + 1];
    for (String line : lines) {
      names[number(line)] = line.substring(line.indexOf(' ') + 1);
    }
  }

  private static List<String> lines() {
    try (InputStream in = SystemCallNames.class.getResourceAsStream(LIST)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(0, line.indexOf(' ')));
  }

  /** The name of a call, or null if there is none of that number. */
  public String of(int number) {
    return number >= 0 && number < names.length ? names[number] : null;
  }
}
