package portkit.metal.boot;

import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Label;
import portkit.metal.asm.Reg;
import portkit.metal.elf.Symbol;
import portkit.metal.hw.layout.Field;
import portkit.metal.hw.layout.InterruptFrame;

/**
 * An entry for each vector, which completes the {@link InterruptFrame} that the processor has begun
 * and calls the one handler with its address. The layout says what is pushed.
 */
final class InterruptEntries {
  private final Assembler a;
  private final List<Label> entries =
      IntStream.range(0, BootTables.VECTORS).mapToObj(v -> new Label("vector " + v)).toList();
  private final Label common = new Label("common");
  private final Label end = new Label("end");

  InterruptEntries(Assembler a) {
    this.a = a;
  }

  List<Long> addresses(Code text) {
    return entries.stream().map(text::address).toList();
  }

  List<Symbol> symbols(Code text) {
    return List.of(
        Symbol.local("boot.interrupt", text.address(common), text.address(entries.getFirst())),
        Symbol.local("boot.vectors", text.address(entries.getFirst()), text.address(end)));
  }

  void emit(Label handler) {
    List<Reg> registers = registers();
    a.align(16);
    a.bind(common);
    registers.reversed().forEach(a::push);
    a.cld();
    a.mov(QWORD, Reg.RDI, Reg.RSP);
    // The processor aligned the stack, and the frame keeps it so.
    a.call(handler);
    registers.forEach(a::pop);
    a.add(QWORD, Reg.RSP, 2 * Long.BYTES); // vector and error code
    a.iretq();
    for (int vector = 0; vector < entries.size(); vector++) {
      a.bind(entries.get(vector));
      if (!hasErrorCode(vector)) {
        a.push(0);
      }
      a.push(vector);
      a.jmp(common);
    }
    a.bind(end);
  }

  /** The frame's registers, from its lowest address up. */
  private static List<Reg> registers() {
    List<Reg> registers = new ArrayList<>();
    for (Field field : InterruptFrame.LAYOUT.fields()) {
      if (field.offset() < InterruptFrame.VECTOR.offset()) {
        registers.add(Reg.valueOf(field.name().toUpperCase(Locale.ROOT)));
      }
    }
    return registers;
  }

  /** SDM vol. 3, table 6-1. */
  private static boolean hasErrorCode(int vector) {
    return switch (vector) {
      case 8, 10, 11, 12, 13, 14, 17, 21, 29, 30 -> true;
      default -> false;
    };
  }
}
