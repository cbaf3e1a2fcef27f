/** Files of the host: those that are needed for a while, those that appear whole, and failures. */
package portkit.os.file;
