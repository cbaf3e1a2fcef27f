/** Where in a Go program's source an instruction comes from. */
package portkit.nacl.source;
