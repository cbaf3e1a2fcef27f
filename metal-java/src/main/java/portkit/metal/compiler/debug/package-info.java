/** What debuggers are told of compiled code. */
package portkit.metal.compiler.debug;
