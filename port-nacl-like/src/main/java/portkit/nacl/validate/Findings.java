package portkit.nacl.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Collects what is found; of a program that is all wrong the first, and how many there are. */
final class Findings {
  /** More help nobody. */
  static final int LIMIT = 1000;

  private static final int BYTES_SHOWN = 15;

  private final Functions functions;
  private final List<Finding> found = new ArrayList<>();
  private int count;

  Findings(Functions functions) {
    this.functions = functions;
  }

  void add(Rule rule, Text text, int offset, int length, String what) {
    count++;
    if (found.size() == LIMIT) {
      return;
    }
    long address = text.address() + offset;
    int end = Math.min(offset + Math.min(length, BYTES_SHOWN), text.bytes().length);
    found.add(
        new Finding(
            rule,
            address,
            HexFormat.ofDelimiter(" ").formatHex(text.bytes(), offset, end),
            what,
            functions.name(address),
            functions.position(address)));
  }

  int count() {
    return count;
  }

  /** By rule, then by address. */
  List<Finding> sorted() {
    return found.stream()
        .sorted(Comparator.comparing(Finding::rule).thenComparing(Finding::address))
        .toList();
  }
}
