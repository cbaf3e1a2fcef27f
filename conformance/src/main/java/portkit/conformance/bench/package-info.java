/** Compares a port with the same program elsewhere: interleaved runs, medians, ratios. */
package portkit.conformance.bench;
