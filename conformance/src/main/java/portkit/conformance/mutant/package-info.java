/**
 * A port that is simulated on the JVM, under the guest's own interpreter, and the same port broken
 * in every way that a clause forbids: the suite must catch each.
 */
package portkit.conformance.mutant;
