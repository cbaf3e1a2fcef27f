package portkit.metal.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Branches lead to their labels and are short whenever that suffices. */
class BranchProperties {
  /** A branch to the label with a number, then this many one-byte instructions. */
  record Step(int target, boolean conditional, int filler, boolean aligned) {}

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 39),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 40),
            Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
        .as(Step::new);
  }

  @Property(tries = 100)
  void branchesReachTheirLabels(@ForAll @Size(40) List<@From("steps") Step> steps) {
    Assembler a = new Assembler();
    List<Label> labels = steps.stream().map(s -> new Label()).toList();
    List<Label> branches = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step s = steps.get(i);
      if (s.aligned) {
        a.align(16);
      }
      a.bind(labels.get(i));
      branches.add(a.here());
      if (s.conditional) {
        a.jcc(Cond.L, labels.get(s.target));
      } else {
        a.jmp(labels.get(s.target));
      }
      for (int k = 0; k < s.filler; k++) {
        a.cld();
      }
    }
    Code code = a.assemble(0);
    List<Objdump.Line> lines = Objdump.disassemble(code.bytes(), Mode.LONG);
    for (int i = 0; i < steps.size(); i++) {
      Step s = steps.get(i);
      int at = code.offset(branches.get(i));
      int target = code.offset(labels.get(s.target));
      int line = Collections.binarySearch(lines.stream().map(Objdump.Line::offset).toList(), at);
      assertEquals(
          (s.conditional ? "jl 0x" : "jmp 0x") + Integer.toHexString(target),
          lines.get(line).text());
      int next = line + 1 < lines.size() ? lines.get(line + 1).offset() : code.size();
      int distance = target - (at + 2);
      // With alignment a branch may have been out of reach in an earlier round.
      boolean mayBeLong =
          distance < -128 || distance > 127 || steps.stream().anyMatch(Step::aligned);
      assertTrue(next - at == 2 || mayBeLong, () -> "long branch over " + distance);
    }
  }
}
