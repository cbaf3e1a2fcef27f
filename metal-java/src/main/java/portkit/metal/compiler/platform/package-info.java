/** What images run on. */
package portkit.metal.compiler.platform;
