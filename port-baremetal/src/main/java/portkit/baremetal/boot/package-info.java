/**
 * From the boot loader to the program's first instruction: what the loader says, the program's ELF
 * file and its arguments.
 */
package portkit.baremetal.boot;
