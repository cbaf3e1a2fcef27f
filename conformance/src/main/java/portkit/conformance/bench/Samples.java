package portkit.conformance.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Values of one figure, one per run.
 *
 * @param values in the order of the runs
 * @param unit what they count
 */
public record Samples(double[] values, String unit) {
  /** The middle value; the lower one of two. */
  public double median() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  /** The smallest value. */
  public double min() {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  /**
   * The median of the ratios run by run: runs that stand side by side in time see the same machine,
   * so this holds when the machine's speed drifts.
   */
  public double ratioTo(Samples base) {
    double[] ratios = new double[values.length];
    Arrays.setAll(ratios, i -> values[i] / base.values[i]);
    return new Samples(ratios, "").median();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f %s", median(), unit);
  }
}
