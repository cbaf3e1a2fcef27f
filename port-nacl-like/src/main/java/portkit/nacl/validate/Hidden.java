package portkit.nacl.validate;

import java.util.EnumMap;
import java.util.Map;
import portkit.nacl.validate.decode.Decoder;
import portkit.nacl.validate.decode.Instruction;

/**
 * Counts forbidden instructions where no instruction begins: inside of others, of the headers, of
 * data among code. A program that jumps there gets no further than the outer layer of the sandbox.
 */
final class Hidden {
  private Hidden() {}

  static Map<Rule, Integer> count(Iterable<Text> texts) {
    Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
    for (Text text : texts) {
      count(text, counts);
    }
    return counts;
  }

  private static void count(Text text, Map<Rule, Integer> counts) {
    byte[] bytes = text.bytes();
    Decoder decoder = new Decoder(bytes);
    for (int at = text.starts().nextClearBit(0); at < bytes.length; at++) {
      if (Contract.mayBegin(bytes[at] & 0xff) && !text.starts().get(at)) {
        Instruction instruction = decoder.decode(at, bytes.length);
        Forbidden forbidden = instruction == null ? null : Contract.against(instruction);
        if (forbidden != null) {
          counts.merge(forbidden.rule(), 1, Integer::sum);
        }
      }
    }
  }
}
