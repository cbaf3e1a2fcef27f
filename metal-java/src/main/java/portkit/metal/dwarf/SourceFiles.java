package portkit.metal.dwarf;

import java.util.LinkedHashMap;
import java.util.Map;

/** The source files of a unit, numbered from 1 as they are first met. */
final class SourceFiles {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int number(Position position) {
    return numbers.computeIfAbsent(position.file(), file -> numbers.size() + 1);
  }

  Iterable<String> names() {
    return numbers.keySet();
  }
}
