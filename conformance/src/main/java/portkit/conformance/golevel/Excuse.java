package portkit.conformance.golevel;

/**
 * A written reason why a test of Go's cannot pass.
 *
 * @param test the file ({@code test/const7.go}) or package and test ({@code os.TestStatError})
 * @param effect what the excuse allows
 * @param reason why, in a sentence
 */
public record Excuse(String test, Effect effect, String reason) {
  /** What an excuse allows. */
  public enum Effect {
    /** The test is run and fails; if it passes, the excuse is out of date. */
    FAILS,
    /** The test is not run, since it would end or hang the whole program. */
    SKIPPED,
  }
}
