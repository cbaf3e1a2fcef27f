/** Programs of the host that portkit starts: each with a time limit, none left behind. */
package portkit.os.process;
