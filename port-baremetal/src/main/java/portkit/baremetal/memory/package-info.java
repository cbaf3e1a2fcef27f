/**
 * Memory on bare metal: physical frames, the page tables over them, and the address space of the
 * program, which gets its pages when it touches them.
 *
 * <p>All of it is metal Java and runs with interrupts off; nothing here is thread-safe beyond that.
 */
package portkit.baremetal.memory;
