package portkit.metal.dwarf;

import java.util.List;
import portkit.metal.elf.Section;

/** The debugging sections of an image. */
public final class Dwarf {
  private Dwarf() {}

  /** All of them, in a fixed order. */
  public static List<Section> sections(CompilationUnit unit) {
    SourceFiles files = new SourceFiles();
    RangeLists ranges = new RangeLists();
    byte[] info = new DebugInfo(files, ranges).write(unit);
    byte[] lines = new LineTable(files).write(unit);
    return List.of(
        Section.debug(".debug_abbrev", Abbreviation.table()),
        Section.debug(".debug_info", info),
        Section.debug(".debug_line", lines),
        Section.debug(".debug_ranges", ranges.toByteArray()),
        aligned(".debug_frame", new FrameTable().write(unit)));
  }

  private static Section aligned(String name, byte[] content) {
    return new Section(name, Section.Kind.DEBUG, 0, content, content.length, Long.BYTES);
  }
}
