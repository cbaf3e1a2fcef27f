/**
 * The kernel: what is called from outside of it (boot code, interrupts, the program's calls) and
 * the wiring of the rest.
 *
 * <p>Calls run with interrupts off but for waiting; between calls they are on. The kernel never
 * faults on the program's behalf: what a call is given is looked at before it is used.
 */
package portkit.baremetal.kernel;
