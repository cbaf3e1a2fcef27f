/**
 * Reads and judges the ELF files that ports load: {@link portkit.os.elf.ElfReader} gives a {@link
 * portkit.os.elf.ProgramImage} that has passed every check, or one clear line. "gABI" in comments
 * is the System V Application Binary Interface, chapters 4 and 5.
 */
package portkit.os.elf;
