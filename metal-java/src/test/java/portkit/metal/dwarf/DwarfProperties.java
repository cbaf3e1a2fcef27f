package portkit.metal.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import portkit.metal.Command;
import portkit.metal.asm.Reg;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.Section;

/** Random units as readelf decodes them. */
class DwarfProperties {
  private static final long BASE = 0x10_0000;
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\S*?([\\w.]+)\\s+(\\d+)\\s+0x(\\p{XDigit}+)\\s+(\\d+\\s+)?x$");

  private static String readelf(CompilationUnit unit, String dump) throws IOException {
    ElfFile file = new ElfFile(BASE);
    Dwarf.sections(unit).forEach(file::add);
    file.add(Section.zero(".text", BASE, unit.high() - BASE, 1));
    Path path = Files.createTempFile("dwarf", ".elf");
    try {
      Files.write(path, file.toByteArray());
      return Command.output("readelf", "-W", "--debug-dump=" + dump, path.toString());
    } finally {
      Files.delete(path);
    }
  }

  /** Functions of random sizes, gaps between them, rows at random places. */
  private static CompilationUnit unit(Random random) {
    List<Function> functions = new ArrayList<>();
    long at = BASE;
    for (int f = 0; f < 50; f++) {
      long start = at;
      List<LineRow> lines = new ArrayList<>();
      List<FrameRow> frames = new ArrayList<>();
      SortedMap<Reg, Integer> saved = new TreeMap<>();
      int cfaOffset = 8;
      // At least two: readelf prints no table for a frame that never changes.
      for (int row = random.nextInt(2, 20); row > 0; row--) {
        Position position =
            new Position("F" + random.nextInt(5) + ".java", random.nextInt(1, 9000));
        lines.add(new LineRow(at, position));
        frames.add(new FrameRow.Called(at, cfaOffset, new TreeMap<>(saved)));
        if (random.nextBoolean()) {
          cfaOffset += 8;
          saved.put(random.nextBoolean() ? Reg.RBX : Reg.R12, cfaOffset);
        } else if (random.nextBoolean()) {
          cfaOffset = 8;
          saved.clear();
        }
        at += 1 + (random.nextInt(5) == 0 ? random.nextInt(100_000) : random.nextInt(100));
      }
      functions.add(
          new Function(
              "f" + f, new Position("F0.java", 1), new Range(start, at), lines, List.of(), frames));
      at += random.nextInt(64);
    }
    return new CompilationUnit("unit", "/", functions, List.of());
  }

  @Property(tries = 5)
  void lines(@ForAll Random random) throws IOException {
    CompilationUnit unit = unit(random);
    List<String> expected = new ArrayList<>();
    for (Function function : unit.functions()) {
      for (LineRow row : function.lines()) {
        expected.add(
            "%s:%d %x".formatted(row.position().file(), row.position().line(), row.address()));
      }
    }
    List<String> decoded = new ArrayList<>();
    Matcher rows = LINE.matcher(readelf(unit, "decodedline"));
    while (rows.find()) {
      decoded.add("%s:%s %s".formatted(rows.group(1), rows.group(2), rows.group(3)));
    }
    assertEquals(String.join("\n", expected), String.join("\n", decoded));
  }

  @Property(tries = 5)
  void frames(@ForAll Random random) throws IOException {
    CompilationUnit unit = unit(random);
    List<String> expected = new ArrayList<>();
    for (Function function : unit.functions()) {
      for (FrameRow row : function.frame()) {
        FrameRow.Called called = (FrameRow.Called) row;
        expected.add("%x %d %s".formatted(row.address(), called.cfaOffset(), called.saved()));
      }
    }
    List<String> decoded = decodeFrames(readelf(unit, "frames-interp"));
    assertEquals(String.join("\n", expected), String.join("\n", decoded));
  }

  /** Each table's head names the columns: address, CFA, then registers. */
  private static List<String> decodeFrames(String dump) {
    List<String> decoded = new ArrayList<>();
    List<String> columns = List.of();
    boolean isFunction = false;
    for (String line : dump.lines().toList()) {
      List<String> words = List.of(line.trim().split("\\s+", -1));
      if (line.contains(" CIE ") || line.contains(" FDE ")) {
        isFunction = line.contains(" FDE ");
      } else if (words.getFirst().equals("LOC")) {
        columns = words;
      } else if (isFunction && words.size() == columns.size()) {
        SortedMap<Reg, Integer> saved = new TreeMap<>();
        for (int i = 2; i < columns.size(); i++) {
          if (!columns.get(i).equals("ra") && words.get(i).startsWith("c-")) {
            Reg register = Reg.valueOf(columns.get(i).toUpperCase(Locale.ROOT));
            saved.put(register, Integer.parseInt(words.get(i).substring(2)));
          }
        }
        long address = Long.parseLong(words.getFirst(), 16);
        decoded.add("%x %s %s".formatted(address, words.get(1).substring(4), saved));
      }
    }
    return decoded;
  }
}
