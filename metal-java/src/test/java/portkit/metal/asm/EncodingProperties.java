package portkit.metal.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Any address with any immediate, where {@link EncodingTest} takes chosen ones. */
class EncodingProperties {
  record Case(Alu op, Width width, Mem memory, long immediate) {}

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Mem> memory =
        Combinators.combine(
                Arbitraries.of(Reg.values()),
                Arbitraries.of(Reg.values()).filter(r -> r != Reg.RSP),
                Arbitraries.of(Scale.values()),
                Arbitraries.integers())
            .as((b, i, s, d) -> Mem.at(b, i, s, d));
    return Combinators.combine(
            Arbitraries.of(Alu.values()),
            Arbitraries.of(Width.values()),
            memory,
            Arbitraries.integers())
        .as((op, width, m, imm) -> new Case(op, width, m, fit(width, imm)));
  }

  private static long fit(Width width, int immediate) {
    return switch (width) {
      case BYTE -> (byte) immediate;
      case WORD -> (short) immediate;
      case DWORD, QWORD -> immediate;
    };
  }

  @Property(tries = 20)
  void anyAddressWithAnyImmediate(@ForAll @Size(500) List<@From("cases") Case> cases)
      throws NoSuchMethodException {
    var method = Arithmetic.class.getMethod("alu", Alu.class, Width.class, Rm.class, long.class);
    Assembler a = new Assembler();
    List<Syntax> expected = new ArrayList<>();
    for (Case c : cases) {
      a.alu(c.op, c.width, c.memory, c.immediate);
      expected.add(new Syntax(method, List.of(c.op, c.width, c.memory, c.immediate), Mode.LONG));
    }
    Code code = a.assemble(0);
    assertEquals(
        expected.stream().map(s -> s.text(code)).toList(),
        Objdump.disassemble(code.bytes(), Mode.LONG).stream().map(Objdump.Line::text).toList());
  }
}
