/** The bare-metal port and Linux as guests of the same QEMU, each with the bench program alone. */
package portkit.conformance.bench.guest;
