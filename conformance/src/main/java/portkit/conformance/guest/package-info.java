/**
 * The guest: a program in metal Java that interprets scripts, the same bytes on every port. Its
 * interpreter runs on the JVM as well, over a simulated port.
 */
package portkit.conformance.guest;
