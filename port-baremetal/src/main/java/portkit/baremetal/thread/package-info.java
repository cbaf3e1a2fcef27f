/**
 * Threads of the program on one processor: who is ready, who sleeps on what and until when, and the
 * switch between them. Everything here runs with interrupts off; what a thread does with them on is
 * the program.
 */
package portkit.baremetal.thread;
