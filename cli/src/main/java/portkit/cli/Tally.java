package portkit.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import portkit.conformance.suite.CaseResult;

/** Counts results as they come, for whoever waits for the last. */
final class Tally implements Consumer<CaseResult>, Supplier<String> {
  private final AtomicInteger cases = new AtomicInteger();
  private final AtomicInteger others = new AtomicInteger();

  @Override
  public void accept(CaseResult result) {
    cases.incrementAndGet();
    others.addAndGet(result.verdict().conforms() ? 0 : 1);
  }

  @Override
  public String get() {
    String suffix = others.get() == 0 ? "" : ", %d do not hold".formatted(others.get());
    return "%d cases%s".formatted(cases.get(), suffix);
  }
}
