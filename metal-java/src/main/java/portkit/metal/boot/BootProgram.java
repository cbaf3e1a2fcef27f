package portkit.metal.boot;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import portkit.metal.dwarf.CompilationUnit;
import portkit.metal.elf.Section;
import portkit.metal.elf.Symbol;

/**
 * A compiled program that is to be made bootable.
 *
 * @param sections its parts; loaded ones lie at {@link BootImage#PROGRAM} or above
 * @param exports the addresses of its exported methods, by symbol
 * @param symbols its functions and data
 * @param debug what debuggers are to know
 * @param words 64-bit words to be stored, by address, before the program begins: what is not zero
 *     in sections that are zero
 */
public record BootProgram(
    List<Section> sections,
    Map<String, Long> exports,
    List<Symbol> symbols,
    CompilationUnit debug,
    SortedMap<Long, Long> words) {
  /** The address after the last byte that it takes. */
  long end() {
    return sections.stream()
        .filter(section -> section.kind().isLoaded())
        .mapToLong(Section::end)
        .max()
        .orElse(BootImage.PROGRAM);
  }
}
