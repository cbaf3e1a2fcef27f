/** What people are told of a compiled program: sizes, addresses, and what became of a method. */
package portkit.metal.report;
