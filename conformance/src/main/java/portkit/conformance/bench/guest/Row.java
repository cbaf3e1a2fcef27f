package portkit.conformance.bench.guest;

import java.util.Locale;
import portkit.conformance.bench.Samples;

/**
 * A row of the table: medians, the median of the ratios, and the smallest values, which a busy host
 * disturbs least.
 *
 * @param what is measured
 * @param linux of the Linux guest, or null
 * @param metal of the bare-metal port
 * @param target that the port is to reach
 */
record Row(String what, Samples linux, Samples metal, Target target) {
  private static final String FORM = "%-26s %14s %14s %6s %12s %14s  %-9s %s";

  /** What a figure is to be at most. */
  sealed interface Target {
    boolean isReached(Row row);
  }

  /** So much. */
  record AtMost(double limit) implements Target {
    @Override
    public boolean isReached(Row row) {
      return row.metal.median() <= limit;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "<= %.0f", limit);
    }
  }

  /** What Linux takes, but for what two runs of the same differ by. */
  record NoSlowerThanLinux() implements Target {
    private static final double NOISE = 1.02;

    @Override
    public boolean isReached(Row row) {
      return row.metal.ratioTo(row.linux) <= NOISE;
    }

    @Override
    public String toString() {
      return "<= Linux";
    }
  }

  static String head() {
    return FORM.formatted(
        "", "linux", "bare metal", "ratio", "linux min", "bare metal min", "target", "");
  }

  @Override
  public String toString() {
    return FORM.formatted(
        what,
        linux == null ? "" : linux,
        metal,
        linux == null ? "" : String.format(Locale.ROOT, "%.2f", metal.ratioTo(linux)),
        linux == null ? "" : String.format(Locale.ROOT, "%.1f", linux.min()),
        String.format(Locale.ROOT, "%.1f", metal.min()),
        target,
        target.isReached(this) ? "reached" : "MISSED");
  }
}
