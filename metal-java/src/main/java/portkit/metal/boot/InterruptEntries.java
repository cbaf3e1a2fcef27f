package portkit.metal.boot;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Label;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Segment;
import portkit.metal.dwarf.FrameRow;
import portkit.metal.dwarf.Function;
import portkit.metal.dwarf.Range;
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

  /** A place in the common code, and the registers that are on the stack there. */
  private record Place(Label label, List<Reg> pushed) {}

  private final Label common = new Label("common");
  private final List<Place> places = new ArrayList<>();
  private final Label end = new Label("end");

  InterruptEntries(Assembler a) {
    this.a = a;
  }

  List<Long> addresses(Code text) {
    return entries.stream().map(text::address).toList();
  }

  /** For debuggers: they can walk from the handler to what was interrupted. */
  List<Function> functions(Code text) {
    List<FrameRow> rows = new ArrayList<>();
    for (Place place : places) {
      SortedMap<Reg, Integer> saved = new TreeMap<>();
      int above = place.pushed.size() * Long.BYTES;
      for (Reg register : place.pushed) {
        above -= Long.BYTES;
        saved.put(register, above);
      }
      int frame = place.pushed.size() * Long.BYTES - InterruptFrame.VECTOR.offset();
      saved.put(Reg.RSP, frame + InterruptFrame.RSP.offset());
      rows.add(
          new FrameRow.Interrupted(
              text.address(place.label), saved, frame + InterruptFrame.RIP.offset()));
    }
    long vectors = text.address(entries.getFirst());
    return List.of(
        Function.withoutSource(
            "boot.interrupt", new Range(text.address(places.getFirst().label), vectors), rows),
        Function.withoutSource("boot.vectors", new Range(vectors, text.address(end)), List.of()));
  }

  /** Notes that from here on these registers are on the stack, above vector and error code. */
  private void place(List<Reg> pushed) {
    places.add(new Place(a.here(), List.copyOf(pushed)));
  }

  void emit(Label handler) {
    a.align(16);
    a.bind(common);
    List<Reg> pushed = new ArrayList<>();
    place(pushed);
    for (Reg register : registers().reversed()) {
      a.push(register);
      pushed.add(register);
      place(pushed);
    }
    a.cld();
    // A switch of stacks leaves SS null (SDM vol. 3, 6.14.4). That works as well, but an emulator
    // takes the same code
    // under another SS for other code, and translates all that handlers and others share a second
    // time.
    a.mov(DWORD, Reg.RAX, BootTables.DATA);
    a.mov(Segment.SS, Reg.RAX);
    a.mov(QWORD, Reg.RDI, Reg.RSP);
    // The processor aligned the stack, and the frame keeps it so.
    a.call(handler);
    while (!pushed.isEmpty()) {
      a.pop(pushed.removeLast());
      place(pushed);
    }
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
