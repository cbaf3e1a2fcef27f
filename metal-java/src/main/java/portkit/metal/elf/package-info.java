/**
 * Writes ELF64 files for x86-64: what a linker would put out, in one step. The same input gives the
 * same bytes. Names and numbers are those of the System V gABI 4.1, chapters 4 and 5.
 */
package portkit.metal.elf;
