/**
 * The suite that judges a port of the OS interface: its cases, how they are run on a subject, and
 * what comes of it.
 */
package portkit.conformance.suite;
