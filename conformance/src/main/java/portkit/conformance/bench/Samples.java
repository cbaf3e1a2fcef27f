package portkit.conformance.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Values of one figure, one per run.
 *
 * @param values in the order of the runs
 * @param unit what they count
 */
public record Samples(List<Double> values, String unit) {
  /** The middle value; the lower one of two. */
  public double median() {
    return values.stream().sorted().toList().get((values.size() - 1) / 2);
  }

  /** The smallest value. */
  public double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  /**
   * The median of the ratios run by run: runs that stand side by side in time see the same machine,
   * so this holds when the machine's speed drifts.
   */
  public double ratioTo(Samples base) {
    List<Double> ratios =
        IntStream.range(0, values.size())
            .mapToObj(i -> values.get(i) / base.values.get(i))
            .toList();
    return new Samples(ratios, "").median();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f %s", median(), unit);
  }
}
