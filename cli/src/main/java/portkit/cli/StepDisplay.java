package portkit.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import portkit.go.Progress;

/**
 * Shows steps that take over a second: at a terminal a bar that runs, elsewhere one plain line.
 * What is quicker is not shown at all.
 */
final class StepDisplay implements Progress {
  private static final long PATIENCE_MS = 1000;
  private static final int REDRAW_MS = 200;

  private final PrintStream out;
  private final boolean terminal;

  StepDisplay(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On standard error, which is a terminal or not. */
  static StepDisplay onStandardError() {
    return new StepDisplay(System.err, StandardError.isTerminal());
  }

  @Override
  public Step begin(String what) {
    return begin(what, () -> "");
  }

  /** The same; beside the bar stands how far it has come. */
  Step begin(String what, Supplier<String> howFar) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread shower = Thread.ofVirtual().start(() -> show(what, howFar, ended));
    return () -> {
      ended.countDown();
      try {
        shower.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private void show(String what, Supplier<String> howFar, CountDownLatch ended) {
    try {
      if (ended.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
      if (terminal) {
        showBar(what, howFar, ended);
      } else {
        out.println("portkit: " + what + " ...");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void showBar(String what, Supplier<String> howFar, CountDownLatch ended)
      throws InterruptedException {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("portkit: " + what)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MS)
            .continuousUpdate()
            .hideEta()
            .build()) {
      while (!ended.await(REDRAW_MS, TimeUnit.MILLISECONDS)) {
        bar.step();
        bar.setExtraMessage(howFar.get());
      }
    }
  }
}
