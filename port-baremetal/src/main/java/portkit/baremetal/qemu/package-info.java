/** Runs a board's image in QEMU: on the side of whoever starts a machine, ordinary Java. */
package portkit.baremetal.qemu;
