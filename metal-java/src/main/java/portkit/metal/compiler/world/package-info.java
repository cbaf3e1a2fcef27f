/**
 * The closed world of a program: its classes, as class files and as loaded and initialised on this
 * JVM; the objects they made; and the facts that the optimistic rounds assume.
 */
package portkit.metal.compiler.world;
