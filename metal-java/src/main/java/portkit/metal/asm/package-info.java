/**
 * An x86-64 assembler: instructions for compilers, trampolines, boot code and kernels, among them
 * the privileged ones. General-purpose registers only.
 *
 * <p>{@link portkit.metal.asm.Assembler} puts it together from groups of instructions ({@link
 * portkit.metal.asm.Moves}, {@link portkit.metal.asm.Arithmetic}, ...); operands are {@link
 * portkit.metal.asm.Reg}, {@link portkit.metal.asm.Mem}, {@link portkit.metal.asm.Label} and plain
 * numbers, and every sized instruction names its {@link portkit.metal.asm.Width}. The syntax is
 * Intel's: destination first. "SDM" in comments is Intel's Software Developer's Manual; its volume
 * 2 is the source of every encoding.
 *
 * <p>Operands that the processor cannot encode are refused at once with an {@link
 * java.lang.IllegalArgumentException}, misuse of labels with an {@link
 * java.lang.IllegalStateException}. Nothing here is thread-safe.
 */
package portkit.metal.asm;
