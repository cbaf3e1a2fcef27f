/** The language of scripts: calls of the OS interface with what must come of them. */
package portkit.conformance.script;
