/**
 * The intermediate representation: a {@link portkit.metal.compiler.ir.Graph} of {@link
 * portkit.metal.compiler.ir.Block}s in static single assignment form. A {@link
 * portkit.metal.compiler.ir.Node} is an operation and the value it computes; constants belong to
 * the graph and to no block.
 */
package portkit.metal.compiler.ir;
