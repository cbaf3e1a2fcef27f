package portkit.nacl.validate;

import java.util.ArrayList;
import java.util.List;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Segment;

/**
 * Judges a program before it runs: every instruction is decoded, and none may be there that the
 * contract gives no use for. Segments, entry point and ABI note were judged when the program was
 * read. The same program always gets the same report.
 *
 * <p>This is the inner layer. It keeps programs honest, and does not hold one that builds
 * instructions out of the middle of others: that is up to the filter of system calls.
 */
public final class Validator {
  private Validator() {}

  /** Judges a program. */
  public static Report validate(ProgramImage program) {
    Functions functions = Functions.of(program);
    Findings findings = new Findings(functions);
    Branches branches = new Branches();
    List<Text> texts = new ArrayList<>();
    long instructions = 0;
    for (Segment segment : program.segments()) {
      if (segment.executable()) {
        Text text = Text.of(program, segment);
        texts.add(text);
        instructions += new Sweep(text, findings, branches).run(functions.in(segment));
        if (segment.memorySize() > segment.fileSize()) {
          findings.add(
              Rule.UNNAMED,
              text,
              text.bytes().length,
              0,
              "0x%x bytes of code that the file does not hold"
                  .formatted(segment.memorySize() - segment.fileSize()));
        }
      }
    }
    branches.judge(texts, findings);
    entry(program, texts, findings);
    return new Report(
        program.name(),
        functions.count(),
        instructions,
        branches.count(),
        findings.sorted(),
        findings.count(),
        Hidden.count(texts));
  }

  private static void entry(ProgramImage program, List<Text> texts, Findings findings) {
    for (Text text : texts) {
      if (text.holds(program.entry()) && !text.startsAt(program.entry())) {
        findings.add(
            Rule.BRANCH_TARGET,
            text,
            (int) (program.entry() - text.address()),
            1,
            "the entry point, where no instruction begins");
      }
    }
  }
}
