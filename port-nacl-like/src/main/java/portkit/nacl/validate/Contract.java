package portkit.nacl.validate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import portkit.nacl.validate.decode.Instruction;
import portkit.nacl.validate.decode.OpcodeMap;

/** Which instructions a program may not contain: forbidden.txt, by map and opcode. */
final class Contract {
  private static final String FILE = "forbidden.txt";
  private static final int ESCAPE = 0x0f;
  private static final Forbidden[] NONE = {};
  private static final Map<OpcodeMap, Forbidden[][]> ALL = read();

  private Contract() {}

  /** What forbids the instruction, or null. */
  static Forbidden against(Instruction instruction) {
    for (Forbidden forbidden : ALL.get(instruction.map())[instruction.opcode()]) {
      if (forbidden.matches(instruction)) {
        return forbidden;
      }
    }
    return null;
  }

  /** Whether a forbidden instruction can begin with this byte when it has no prefix. */
  static boolean mayBegin(int value) {
    return value == ESCAPE || ALL.get(OpcodeMap.ONE_BYTE)[value] != NONE;
  }

  private static Map<OpcodeMap, Forbidden[][]> read() {
    Map<OpcodeMap, Forbidden[][]> all = new EnumMap<>(OpcodeMap.class);
    for (OpcodeMap map : OpcodeMap.values()) {
      Forbidden[][] nothing = new Forbidden[256][];
      Arrays.fill(nothing, NONE);
      all.put(map, nothing);
    }
    for (Forbidden forbidden : lines()) {
      Forbidden[][] opcodes = all.get(forbidden.map());
      for (int opcode = forbidden.firstOpcode(); opcode <= forbidden.lastOpcode(); opcode++) {
        List<Forbidden> longer = new ArrayList<>(List.of(opcodes[opcode]));
        longer.add(forbidden);
        opcodes[opcode] = longer.toArray(NONE);
      }
    }
    return all;
  }

  /** All lines of the table. */
  static List<Forbidden> lines() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Contract.class.getResourceAsStream(FILE), StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Forbidden::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
