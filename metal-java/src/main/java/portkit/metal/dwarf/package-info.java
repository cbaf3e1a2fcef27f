/**
 * Writes DWARF 4 debugging information from plain data: a {@link
 * portkit.metal.dwarf.CompilationUnit} tells which functions lie where, which source lines their
 * code came from, what was inlined into them and how their frames look; {@link
 * portkit.metal.dwarf.Dwarf} makes the sections. "DWARF" in comments is the DWARF Debugging
 * Information Format, version 4.
 */
package portkit.metal.dwarf;
