/**
 * The passes over one graph between its building and code generation, in the order of {@link
 * portkit.metal.compiler.passes.Phase}.
 */
package portkit.metal.compiler.passes;
