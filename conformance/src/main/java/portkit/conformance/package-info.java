/** What judges a port: verdicts, outcomes, and the layers of tests that produce them. */
package portkit.conformance;
