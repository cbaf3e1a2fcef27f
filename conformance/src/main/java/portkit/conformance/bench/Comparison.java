package portkit.conformance.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs measurements of the bench program on several contenders in turn and prints one table. */
public final class Comparison {
  private final List<Contender> contenders;
  private final int rounds;

  /** A comparison; the first contender is the base of the ratios. */
  public Comparison(List<Contender> contenders, int rounds) {
    this.contenders = List.copyOf(contenders);
    this.rounds = rounds;
  }

  /** Measures what examples/bench knows by these names, and prints a row for each. */
  public void print(List<String> measurements) {
    StringBuilder head = new StringBuilder(String.format("%-10s", "median"));
    contenders.forEach(c -> head.append(String.format("  %18s", c.name())));
    contenders.stream()
        .skip(1)
        .forEach(c -> head.append(String.format("  %16s", "ratio " + c.name())));
    System.out.println(head);
    for (String measurement : measurements) {
      System.out.println(row(measurement, measure(measurement)));
    }
  }

  private String row(String name, Map<Contender, Samples> samples) {
    Samples base = samples.get(contenders.getFirst());
    StringBuilder row = new StringBuilder(String.format("%-10s", name));
    contenders.forEach(c -> row.append(String.format("  %18s", samples.get(c))));
    contenders.stream()
        .skip(1)
        .forEach(
            c -> row.append(String.format(Locale.ROOT, "  %16.2f", samples.get(c).ratioTo(base))));
    return row.toString();
  }

  private Map<Contender, Samples> measure(String measurement) {
    Map<Contender, List<Figure>> figures = new LinkedHashMap<>();
    contenders.forEach(c -> figures.put(c, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (Contender contender : contenders) {
        figures.get(contender).add(Figure.parse(contender.run(measurement)));
      }
    }
    Map<Contender, Samples> samples = new LinkedHashMap<>();
    figures.forEach(
        (contender, list) ->
            samples.put(
                contender,
                new Samples(list.stream().map(Figure::value).toList(), list.getFirst().unit())));
    return samples;
  }
}
