/**
 * Boards that come from outside of portkit: what a module with a board provides, and how its image
 * is made.
 */
package portkit.baremetal.module;
