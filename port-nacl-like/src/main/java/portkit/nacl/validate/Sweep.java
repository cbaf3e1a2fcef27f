package portkit.nacl.validate;

import portkit.nacl.validate.decode.Decoder;
import portkit.nacl.validate.decode.Instruction;
import portkit.nacl.validate.decode.Prefixes;

/** Decodes a segment from each function's beginning to that of the next. */
final class Sweep {
  /** What may come before the first function: the ELF header and notes, which linkers map, too. */
  private static final int HEADERS = 0x1000;

  private final Text text;
  private final Decoder decoder;
  private final Findings findings;
  private final Branches branches;
  private long instructions;

  Sweep(Text text, Findings findings, Branches branches) {
    this.text = text;
    this.findings = findings;
    this.branches = branches;
    decoder = new Decoder(text.bytes());
  }

  /**
   * Decodes all.
   *
   * @param functions where functions begin, ascending
   * @return the number of instructions
   */
  long run(long[] functions) {
    int length = text.bytes().length;
    int first = functions.length == 0 ? length : (int) (functions[0] - text.address());
    if (first > HEADERS) {
      findings.add(
          Rule.UNNAMED, text, 0, first, "0x%x bytes of code before any function".formatted(first));
    }
    for (int i = 0; i < functions.length; i++) {
      boolean isLast = i == functions.length - 1;
      function(
          (int) (functions[i] - text.address()),
          isLast ? length : (int) (functions[i + 1] - text.address()));
    }
    return instructions;
  }

  private void function(int start, int end) {
    int ret = Marker.skip(text.bytes(), decoder, start, end);
    if (ret != start) {
      text.starts().set(start);
      instructions++;
    }
    int at = ret;
    while (at < end) {
      Instruction instruction = decoder.decode(at, end);
      if (instruction == null) {
        if (!text.isZero(at, end)) {
          undecodable(at, end);
        }
        return; // nobody knows where the next instruction would begin
      }
      text.starts().set(at);
      instructions++;
      judge(at, instruction);
      at += instruction.length();
    }
  }

  private void judge(int at, Instruction instruction) {
    Forbidden forbidden = Contract.against(instruction);
    if (forbidden != null) {
      findings.add(forbidden.rule(), text, at, instruction.length(), forbidden.mnemonic());
    } else if (instruction.hasPrefix(Prefixes.GS)) {
      findings.add(Rule.SEGMENT, text, at, instruction.length(), "access by gs");
    }
    if (instruction.isBranch()) {
      branches.add(text.address() + at, instruction.length(), instruction.immediate());
    }
  }

  private void undecodable(int at, int end) {
    boolean runsOn = decoder.decode(at, text.bytes().length) != null;
    findings.add(
        Rule.UNDECODABLE,
        text,
        at,
        end - at,
        runsOn ? "an instruction runs into the next function" : "no instruction");
  }
}
