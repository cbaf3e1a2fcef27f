package portkit.conformance.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as JSON (RFC 8259): maps, lists, strings, numbers, booleans. */
final class Json {
  private Json() {}

  static String of(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> string(e.getKey().toString()) + ":" + of(e.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list -> list.stream().map(Json::of).collect(Collectors.joining(",\n", "[", "]"));
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> string(value.toString());
    };
  }

  private static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        // Unpaired surrogates are characters of Java's but not of UTF-8.
        default ->
            out.append(
                c < ' ' || c == 0x7f || Character.isSurrogate(c)
                    ? "\\u%04x".formatted((int) c)
                    : Character.toString(c));
      }
    }
    return out.append('"').toString();
  }
}
