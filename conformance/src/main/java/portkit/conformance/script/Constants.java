package portkit.conformance.script;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.conformance.guest.Lane;
import portkit.os.Errno;
import portkit.os.FaultKind;
import portkit.os.OsTable;
import portkit.os.Profile;

/** Numbers as scripts write them. */
public final class Constants {
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(0x[0-9a-f]+|[0-9]+)(K|M|G|T|us|ms|s)?");

  private static final Map<String, Long> UNITS =
      Map.of(
          "K", 1L << 10,
          "M", 1L << 20,
          "G", 1L << 30,
          "T", 1L << 40,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L);

  private static final Map<String, Long> NAMES = names();

  private Constants() {}

  private static Map<String, Long> names() {
    Map<String, Long> names = new HashMap<>();
    for (Errno errno : Errno.values()) {
      names.put("-" + errno.name(), errno.result());
    }
    for (FaultKind kind : FaultKind.values()) {
      names.put("FAULT." + kind.name(), (long) kind.code());
    }
    for (Profile profile : Profile.values()) {
      names.put("PROFILE." + profile.name(), profile.mask());
    }
    add(names, "TABLE.", OsTable.class);
    add(names, "LANE.", Lane.class);
    return names;
  }

  private static void add(Map<String, Long> names, String prefix, Class<?> offsets) {
    try {
      for (Field field : offsets.getFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          names.put(prefix + field.getName(), field.getLong(null));
        }
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError("only public fields were asked for", e);
    }
  }

  /** The number that a word stands for, if it does. */
  public static OptionalLong of(String word) {
    Long named = NAMES.get(word);
    if (named != null) {
      return OptionalLong.of(named);
    }
    Matcher match = NUMBER.matcher(word);
    if (!match.matches()) {
      return OptionalLong.empty();
    }
    try {
      String digits = match.group(2);
      long value =
          digits.startsWith("0x")
              ? Long.parseUnsignedLong(digits.substring(2), 16)
              : Long.parseUnsignedLong(digits);
      value *= match.group(3) == null ? 1 : UNITS.get(match.group(3));
      return OptionalLong.of(match.group(1).isEmpty() ? value : -value);
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // more digits than 64 bits have
    }
  }
}
