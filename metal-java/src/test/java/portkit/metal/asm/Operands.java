package portkit.metal.asm;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All arguments a method is tested with: every constant of its enums, every register with every
 * register, every base with every index; with a memory operand the remaining registers and numbers
 * take turns.
 */
final class Operands {
  private static final long[] DISPLACEMENTS = {
    0, 8, -8, 127, -128, 128, -129, 0x12345, -0x1000, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final List<Reg> REGISTERS_OR_NONE =
      Arrays.asList(
          Stream.concat(Stream.of((Reg) null), Arrays.stream(Reg.values())).toArray(Reg[]::new));
  private static final Segment[] OVERRIDES = {null, null, Segment.GS, null, Segment.FS};
  private static final Object PLACE = new Object();

  private final Method method;
  private int turn;
  private int grids;

  Operands(Method method) {
    this.method = method;
  }

  /** Argument lists; a {@link Label} among them is fresh and must be bound by the caller. */
  List<List<Object>> all() {
    List<List<Object>> lists = new ArrayList<>();
    extend(new ArrayList<>(), lists);
    return lists;
  }

  private void extend(List<Object> chosen, List<List<Object>> out) {
    Parameter[] parameters = method.getParameters();
    if (chosen.size() == parameters.length) {
      out.add(chosen.stream().map(Operands::place).toList());
      return;
    }
    Parameter p = parameters[chosen.size()];
    List<?> values = domain(p, chosen);
    // Width is chosen before any operand, so what follows memory is a register or a number.
    boolean takesTurns = chosen.stream().anyMatch(c -> c instanceof Mem);
    if (takesTurns) {
      values = List.of(values.get(turn++ % values.size()));
    }
    for (Object v : values) {
      List<Object> next = new ArrayList<>(chosen);
      next.add(v);
      extend(next, out);
    }
  }

  private static Object place(Object o) {
    if (o == PLACE) {
      return new Label("target");
    }
    return o;
  }

  private List<?> domain(Parameter p, List<Object> chosen) {
    Class<?> type = p.getType();
    if (type == Rm.class) {
      List<Object> all = new ArrayList<>(Arrays.asList(Reg.values()));
      all.addAll(memory());
      return all;
    }
    if (type == Mem.class) {
      return memory();
    }
    if (type == Label.class) {
      return List.of(PLACE);
    }
    if (type.isEnum()) {
      return Arrays.asList(type.getEnumConstants());
    }
    return numbers(p, chosen);
  }

  /** All bases with all indices for the first sizes; for further variants, each base once. */
  private List<Mem> memory() {
    List<Mem> all = new ArrayList<>();
    boolean everything = grids++ < 4;
    for (Reg base : REGISTERS_OR_NONE) {
      List<Reg> indices =
          everything
              ? REGISTERS_OR_NONE
              : Collections.singletonList(REGISTERS_OR_NONE.get(turn % REGISTERS_OR_NONE.size()));
      for (Reg index : indices) {
        if (index != Reg.RSP) {
          all.add(memory(base, index).in(OVERRIDES[turn % OVERRIDES.length]));
        }
        turn++;
      }
    }
    all.add(Mem.rip(Label.external("far", 0x654321)));
    all.add(Mem.rip(Label.external("near", 0x10)).in(Segment.GS).plus(4));
    return all;
  }

  private Mem memory(Reg base, Reg index) {
    long disp = DISPLACEMENTS[turn % DISPLACEMENTS.length];
    Scale scale = Scale.of(1 << (turn / 3 & 3));
    if (base != null) {
      return index == null ? Mem.at(base, disp) : Mem.at(base, index, scale, disp);
    }
    return index == null ? Mem.absolute(disp) : Mem.indexed(index, scale, disp);
  }

  private List<?> numbers(Parameter p, List<Object> chosen) {
    String format = format(p.getName());
    Width width =
        (Width) chosen.stream().filter(c -> c instanceof Width).findFirst().orElse(Width.QWORD);
    return switch (format) {
      case "count", "bit" -> List.of(0, 1, 2, 5, 7, width.bits() / 2, width.bits() - 1);
      case "u8" -> List.of(0, 1, 0x7f, 0x80, 0xff);
      case "u16" -> List.of(0, 8, 0x7fff, 0xffff);
      case "signed" -> List.of(0L, 1L, -1L, 127L, -128L, 128L, -129L, 0x7fffffffL, -0x80000000L);
      default -> immediates(width);
    };
  }

  private List<Long> immediates(Width width) {
    if (method.getName().equals("movabs")) {
      return List.of(0L, -1L, 0x123456789abcdefL, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    return switch (width) {
      case BYTE -> List.of(0L, 1L, 127L, -128L, 255L, -1L, 0x41L);
      case WORD -> List.of(0L, -1L, 127L, 128L, -129L, 0x7fffL, 0xffffL, -0x8000L);
      case DWORD -> List.of(0L, -1L, 127L, 128L, -129L, 0x7fffffffL, 0xffffffffL, -0x80000000L);
      case QWORD -> List.of(0L, -1L, 127L, 128L, -129L, 0x7fffffffL, -0x80000000L);
    };
  }

  /** The format that the method's {@link Form} gives a parameter, or an empty string. */
  private String format(String parameter) {
    Matcher m =
        Pattern.compile("\\{" + parameter + ":(\\w+)}")
            .matcher(method.getAnnotation(Form.class).value());
    return m.find() ? m.group(1) : "";
  }
}
