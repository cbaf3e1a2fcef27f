package portkit.metal.asm;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which operands the processor can encode, said independently of the assembler. */
final class Expect {
  private static final Pattern BYTE_HOLE = Pattern.compile("\\{(\\w+)(:byte)?}");

  private Expect() {}

  static boolean possible(Method m, List<Object> arguments, Syntax syntax, Mode mode) {
    Form form = m.getAnnotation(Form.class);
    if (!Arrays.asList(form.modes()).contains(mode)) {
      return false;
    }
    for (Object o : arguments) {
      if (o instanceof Width w && !Arrays.asList(form.widths()).contains(w)) {
        return false;
      }
    }
    if (m.getDeclaringClass() == Atomics.class && arguments.contains(Alu.CMP)) {
      return false;
    }
    if (!arguments.isEmpty() && arguments.getFirst() == Segment.CS) {
      return false; // only as the destination of mov
    }
    return mode == Mode.LONG
        || (arguments.stream().noneMatch(Expect::needsRex) && !byteNeedsRex(form, syntax));
  }

  private static boolean needsRex(Object o) {
    return switch (o) {
      case Width w -> w == Width.QWORD;
      case Reg r -> r.number() >= 8;
      case ControlReg c -> c == ControlReg.CR8;
      case Mem.RipRelative r -> true;
      case Mem.Indirect m ->
          (m.base() != null && m.base().number() >= 8)
              || (m.index() != null && m.index().number() >= 8);
      default -> false;
    };
  }

  /** Without REX the byte registers 4 to 7 are AH, CH, DH and BH. */
  private static boolean byteNeedsRex(Form form, Syntax syntax) {
    Matcher hole = BYTE_HOLE.matcher(form.value());
    while (hole.find()) {
      if (syntax.argument(hole.group(1)) instanceof Reg r
          && r.number() >= 4
          && (hole.group(2) != null || syntax.size(null) == Width.BYTE)) {
        return true;
      }
    }
    return false;
  }
}
