/**
 * From bytecode to a {@link portkit.metal.compiler.ir.Graph}: abstract interpretation in reverse
 * postorder, with constants folded and small methods inlined on the way. Code that the folded
 * constants make unreachable is never looked at, so it breaks no rule.
 */
package portkit.metal.compiler.frontend;
