package portkit.conformance.golevel;

import java.util.List;

/**
 * A written reason why a test of Go's cannot pass.
 *
 * @param test the file ({@code test/const7.go}) or package and test ({@code os.TestStatError})
 * @param ports where it holds; empty if everywhere
 * @param effect what the excuse allows
 * @param reason why, in a sentence
 */
public record Excuse(String test, List<String> ports, Effect effect, String reason) {
  /** Copies the ports. */
  public Excuse {
    ports = List.copyOf(ports);
  }

  /** What an excuse allows. */
  public enum Effect {
    /** The test is run and fails; if it passes, the excuse is out of date. */
    FAILS,
    /** The test is not run, since it would end or hang the whole program. */
    SKIPPED,
  }

  /** Whether it holds on the port. */
  public boolean holdsOn(String port) {
    return ports.isEmpty() || ports.contains(port);
  }
}
