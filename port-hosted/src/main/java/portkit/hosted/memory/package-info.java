/** The program's address space: what it has, what it has committed, what may be touched for it. */
package portkit.hosted.memory;
