/**
 * From graphs to machine code: register allocation by linear scan with interval splitting, and
 * emission through the assembler.
 */
package portkit.metal.compiler.backend;
