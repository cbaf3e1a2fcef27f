package portkit.conformance.report;

import java.util.ArrayList;
import java.util.List;
import portkit.conformance.script.Script;

/**
 * The memory of a script, as a drawing: a column for each reservation, a row for each line that
 * changes one or touches its bytes. It follows the script's lines as they stand, which is what
 * scripts are once they have been shrunk; what depends on results or loops is left out.
 */
final class MemoryPicture {
  private static final int ROW = 18;
  private static final int BAR = 12;
  private static final int TEXT = 290;
  private static final int GAP = 14;
  private static final int NARROW = 44;
  private static final int WIDE = 260;
  private static final int LEGEND = 84;

  private static final String RESERVED = "#c3c7cd";
  private static final String COMMITTED = "#4a9d4f";
  private static final String ACCESS = "#d9730d";

  private final List<MemoryStep> steps;
  private final List<Integer> left = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();

  private MemoryPicture(List<MemoryStep> steps) {
    this.steps = steps;
  }

  /** An SVG element, or nothing if the script does nothing with memory. */
  static String of(Script script) {
    List<MemoryStep> steps = MemoryTrace.of(script);
    return steps.isEmpty() ? "" : new MemoryPicture(steps).draw();
  }

  private String draw() {
    List<Reservation> all = steps.getLast().reservations();
    long largest = all.stream().mapToLong(Reservation::size).max().orElseThrow();
    int right = TEXT;
    for (Reservation reservation : all) {
      left.add(right);
      widths.add((int) Math.max(NARROW, WIDE * reservation.size() / largest));
      right += widths.getLast() + GAP;
    }
    right = Math.max(right, TEXT + 3 * LEGEND);
    svg.append(
        "<svg class=\"memory\" xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            .formatted(right, ROW * (steps.size() + 2)));
    svg.append(" font-family=\"ui-monospace,monospace\" font-size=\"11\" fill=\"currentColor\">\n");
    for (int i = 0; i < all.size(); i++) {
      text(left.get(i), 0, all.get(i).name() + " " + size(all.get(i).size()));
    }
    for (int row = 0; row < steps.size(); row++) {
      step(steps.get(row), row + 1);
    }
    legend(0, RESERVED, "reserved");
    legend(1, COMMITTED, "committed");
    legend(2, ACCESS, "touched");
    return svg.append("</svg>\n").toString();
  }

  private void step(MemoryStep step, int row) {
    text(0, row, step.line());
    for (int i = 0; i < step.reservations().size(); i++) {
      for (Reservation.Part part : step.reservations().get(i).parts()) {
        bar(i, row, part.from(), part.to(), 0, BAR, part.committed() ? COMMITTED : RESERVED);
      }
    }
    step.access().ifPresent(a -> bar(a.reservation(), row, a.from(), a.to(), BAR - 4, 4, ACCESS));
  }

  private void bar(int column, int row, long from, long to, int top, int height, String fill) {
    long size = steps.getLast().reservations().get(column).size();
    long x = from * widths.get(column) / size;
    long end = Math.max(x + 1, to * widths.get(column) / size);
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
            .formatted(left.get(column) + x, ROW * row + top + 2, end - x, height, fill));
  }

  private void text(int x, int row, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(x, ROW * row + 12, Markup.escape(text)));
  }

  private void legend(int place, String fill, String word) {
    int row = steps.size() + 1;
    int x = TEXT + place * LEGEND;
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"9\" height=\"9\" fill=\"%s\"/>\n"
            .formatted(x, ROW * row + 4, fill));
    text(x + 13, row, word);
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 && bytes % (1 << 20) == 0
        ? (bytes >> 20) + " MiB"
        : (bytes >> 10) + " KiB";
  }
}
