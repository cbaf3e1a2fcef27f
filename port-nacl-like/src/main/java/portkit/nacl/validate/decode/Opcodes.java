package portkit.nacl.validate.decode;

import java.util.EnumMap;
import java.util.Map;

/** The opcode maps. */
final class Opcodes {
  private static final Map<OpcodeMap, Opcodes> ALL = OpcodeFile.read();

  private final Cell[] cells;
  private final Cell[][] groups;

  /**
   * One map.
   *
   * @param cells by opcode; null for what is not an instruction
   * @param groups by opcode, then by ModRM; null where the opcode says it all
   */
  Opcodes(Cell[] cells, Cell[][] groups) {
    this.cells = cells;
    this.groups = groups;
  }

  static Opcodes of(OpcodeMap map) {
    return ALL.get(map);
  }

  /** Whether ModRM tells instructions of this opcode apart. */
  boolean isGroup(int opcode) {
    return groups[opcode] != null;
  }

  /** The instruction of an opcode that is no group; null if there is none. */
  Cell cell(int opcode) {
    return cells[opcode];
  }

  /** The instruction of a group; null if there is none. */
  Cell cell(int opcode, int modrm) {
    return groups[opcode][modrm];
  }

  /** What {@link OpcodeFile} fills. */
  static Map<OpcodeMap, Opcodes> maps() {
    return new EnumMap<>(OpcodeMap.class);
  }
}
