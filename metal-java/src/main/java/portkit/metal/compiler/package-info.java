/**
 * The metal-Java compiler. {@link portkit.metal.compiler.MetalCompiler} is the way in; then, in the
 * order of work: {@code world} and {@code frontend} (the closed world and the graphs of its
 * methods), {@code passes} (over each graph), {@code backend} (machine code), {@code image} (data),
 * {@code platform} (what the result runs on).
 */
package portkit.metal.compiler;
