package portkit.conformance.report;

import java.util.ArrayList;
import java.util.List;
import portkit.conformance.script.Script;

/**
 * The memory of a script, as a drawing: a column for each reservation, a row for each call that
 * changes one. It follows the script's lines as they stand, which is what scripts are once they
 * have been shrunk; what depends on results or loops is left out.
 */
final class MemoryPicture {
  private static final int ROW = 16;
  private static final int TEXT = 260;
  private static final int GAP = 12;
  private static final int NARROW = 30;
  private static final int WIDE = 220;

  private MemoryPicture() {}

  /** An SVG element, or nothing if the script does nothing with memory. */
  static String of(Script script) {
    List<MemoryStep> steps = MemoryTrace.of(script);
    if (steps.isEmpty()) {
      return "";
    }
    List<Long> sizes = steps.getLast().reservations().stream().map(Reservation::size).toList();
    long largest = sizes.stream().max(Long::compare).orElseThrow();
    List<Integer> left = new ArrayList<>();
    int right = TEXT;
    for (long size : sizes) {
      left.add(right);
      right += width(size, largest) + GAP;
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"memory\" xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            .formatted(right, ROW * (steps.size() + 1)));
    svg.append(" font-family=\"monospace\" font-size=\"11\">\n");
    for (int row = 0; row < steps.size(); row++) {
      MemoryStep step = steps.get(row);
      int y = ROW * row + 2;
      svg.append(
          "<text x=\"0\" y=\"%d\">%s</text>\n".formatted(y + 10, Markup.escape(step.line())));
      for (int i = 0; i < step.reservations().size(); i++) {
        draw(svg, step.reservations().get(i), left.get(i), y, width(sizes.get(i), largest));
      }
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\">grey: reserved, green: committed</text>\n"
            .formatted(TEXT, ROW * steps.size() + 12));
    return svg.append("</svg>\n").toString();
  }

  private static int width(long size, long largest) {
    return (int) Math.max(NARROW, WIDE * size / largest);
  }

  private static void draw(StringBuilder svg, Reservation reservation, int x, int y, int width) {
    for (Reservation.Part part : reservation.parts()) {
      long from = part.from() * width / reservation.size();
      long to = Math.max(from + 1, part.to() * width / reservation.size());
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
              .formatted(x + from, y, to - from, ROW - 4, part.committed() ? "#4a9d4f" : "#ccc"));
    }
  }
}
