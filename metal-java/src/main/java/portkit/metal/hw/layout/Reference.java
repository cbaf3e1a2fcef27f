package portkit.metal.hw.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the reference page of the layouts that are declared here. */
public final class Reference {
  /** Where the page stands, from the project's root. */
  static final Path PAGE = Path.of("docs/layouts.md");

  private static final List<Layout> LAYOUTS =
      List.of(
          PageTable.LAYOUT,
          Tss.LAYOUT,
          InterruptGate.LAYOUT,
          PseudoDescriptor.LAYOUT,
          InterruptFrame.LAYOUT,
          BootInfo.LAYOUT,
          PvhStartInfo.LAYOUT,
          PvhStartInfo.Module.LAYOUT,
          PvhStartInfo.MemoryMapEntry.LAYOUT,
          Multiboot2.LAYOUT,
          Multiboot2.Tag.LAYOUT,
          Multiboot2.Module.LAYOUT,
          Multiboot2.MemoryMap.LAYOUT,
          Multiboot2.MemoryMapEntry.LAYOUT,
          ElfHeader.LAYOUT,
          ElfProgramHeader.LAYOUT,
          ElfNote.LAYOUT,
          OsTableLayout.LAYOUT,
          FaultRecord.LAYOUT,
          LinuxStack.LAYOUT,
          VirtioDescriptor.LAYOUT,
          VirtioRing.AVAILABLE,
          VirtioRing.USED,
          VirtioRing.USED_ELEMENT);

  private static final List<WordLayout> WORDS =
      List.of(PageTableEntry.LAYOUT, SegmentDescriptor.LAYOUT, InterruptGate.WORD);

  private Reference() {}

  /** Writes the page below the folder that the only argument names, the project's root. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]).resolve(PAGE), text());
    System.out.println("wrote " + PAGE);
  }

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append("# Layouts\n\n<!-- Generated from portkit.metal.hw.layout by scripts/generate;");
    out.append(" do not edit. -->\n\n");
    out.append(
        """
        The structures in memory that metal Java has typed views of. Offsets and sizes are in bytes; all numbers are
        little-endian. How to use and declare such views stands in [the hardware API](hardware-api.md).

        # Structures
        """);
    LAYOUTS.forEach(layout -> structure(out, layout));
    out.append("\n# Words\n");
    WORDS.forEach(word -> word(out, word));
    return out.toString();
  }

  private static void structure(StringBuilder out, Layout layout) {
    out.append("\n## %s\n\n%d bytes. ".formatted(layout.name(), layout.size()));
    out.append(layout.source())
        .append(".\n\n| offset | size | field | type |\n|---|---|---|---|\n");
    for (Field field : layout.fields()) {
      out.append(
          "| %d | %d | %s | %s |\n"
              .formatted(field.offset(), field.size(), field.name(), field.type()));
    }
  }

  private static void word(StringBuilder out, WordLayout word) {
    out.append("\n## %s\n\n%d bits. ".formatted(word.name(), word.width()));
    out.append(word.source()).append(".\n\n| bits | part | kind |\n|---|---|---|\n");
    for (WordPart part : word.parts()) {
      String bits = part.high() == part.low() ? "" + part.low() : part.high() + ":" + part.low();
      String kind =
          switch (part) {
            case Flag _ -> "flag";
            case BitField _ -> "number";
            case AddressBits _ -> "address, in place";
          };
      out.append("| %s | %s | %s |\n".formatted(bits, part.name(), kind));
    }
  }
}
