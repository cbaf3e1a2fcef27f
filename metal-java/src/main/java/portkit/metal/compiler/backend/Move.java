package portkit.metal.compiler.backend;

import portkit.metal.compiler.ir.Node;

/**
 * A value goes from one place to another.
 *
 * @param from null if the value is a constant
 */
record Move(Node value, Location from, Location to) {}
