package portkit.os.model;

/**
 * An answer that the contract does not allow.
 *
 * @param clause that is broken
 * @param what was wrong
 */
public record Breach(String clause, String what) {}
