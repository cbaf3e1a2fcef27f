/** What a board's drivers must do, tried on a simulated machine before anything is booted. */
package portkit.conformance.board;
