package portkit.nacl.validate.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads opcodes.txt, which says how it is written. */
final class OpcodeFile {
  private static final String NAME = "opcodes.txt";
  private static final int BY_BYTE = '=';

  private final Map<OpcodeMap, String[]> maps = new EnumMap<>(OpcodeMap.class);
  private final Map<String, Cell[]> groups = new HashMap<>();
  private String[] map = {};
  private Cell[] group = {};

  private OpcodeFile() {}

  static Map<OpcodeMap, Opcodes> read() {
    OpcodeFile file = new OpcodeFile();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OpcodeFile.class.getResourceAsStream(NAME), StandardCharsets.US_ASCII))) {
      lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(file::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.opcodes();
  }

  private void line(String line) {
    List<String> words = List.of(line.strip().split(" +"));
    String first = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    switch (first) {
      case "map" -> {
        map = new String[256];
        maps.put(OpcodeMap.valueOf(rest.getFirst()), map);
      }
      case "group" -> {
        group = new Cell[256];
        groups.put(rest.getFirst(), group);
      }
      case "mem" -> groupRow(rest, 0x00, 0xbf);
      case "reg" -> groupRow(rest, 0xc0, 0xff);
      case "bytes" -> bytes(groups.get(rest.getFirst()), rest.subList(1, rest.size()));
      default -> mapRow(Integer.parseInt(first.substring(0, 1), 16), rest);
    }
  }

  private void mapRow(int row, List<String> cells) {
    requireCells(cells, 16);
    for (int column = 0; column < 16; column++) {
      map[16 * row + column] = cells.get(column);
    }
  }

  private void groupRow(List<String> cells, int first, int last) {
    requireCells(cells, 8);
    for (int modrm = first; modrm <= last; modrm++) {
      String cell = cells.get(modrm >> 3 & 7);
      group[modrm] = cell.charAt(0) == BY_BYTE ? null : Cell.of(cell);
    }
  }

  private static void bytes(Cell[] group, List<String> bytes) {
    for (String one : bytes) {
      group[Integer.parseInt(one.substring(0, 2), 16)] = Cell.of("m" + one.substring(2));
    }
  }

  private static void requireCells(List<String> cells, int number) {
    if (cells.size() != number) {
      throw new IllegalArgumentException(
          NAME + ": expected " + number + " cells in a row: " + cells);
    }
  }

  private Map<OpcodeMap, Opcodes> opcodes() {
    Map<OpcodeMap, Opcodes> opcodes = Opcodes.maps();
    maps.forEach((name, cells) -> opcodes.put(name, opcodes(cells)));
    return opcodes;
  }

  private Opcodes opcodes(String[] texts) {
    Cell[] cells = new Cell[256];
    Cell[][] chosen = new Cell[256][];
    for (int opcode = 0; opcode < 256; opcode++) {
      if (texts[opcode].startsWith("@")) {
        chosen[opcode] = groups.get(texts[opcode].substring(1));
        if (chosen[opcode] == null) {
          throw new IllegalArgumentException(NAME + ": no group " + texts[opcode]);
        }
      } else {
        cells[opcode] = Cell.of(texts[opcode]);
      }
    }
    return new Opcodes(cells, chosen);
  }
}
