/** The image: the snapshot of the objects that code can reach, the code, and where both lie. */
package portkit.metal.compiler.image;
