package portkit.metal.asm;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints an instruction as objdump does, from its {@link Form}. */
final class Syntax {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");
  private static final List<String> LOW = List.of("ax", "cx", "dx", "bx", "sp", "bp", "si", "di");

  private static final Map<Width, String> NUMBERED_SUFFIX =
      Map.of(Width.BYTE, "b", Width.WORD, "w", Width.DWORD, "d", Width.QWORD, "");

  private final Method method;
  private final List<Object> arguments;
  private final Mode mode;

  Syntax(Method method, List<Object> arguments, Mode mode) {
    this.method = method;
    this.arguments = arguments;
    this.mode = mode;
  }

  /** The text, given where labels lie in the code. */
  String text(Code code) {
    String template = method.getAnnotation(Form.class).value();
    Matcher hole = HOLE.matcher(template);
    StringBuilder out = new StringBuilder();
    while (hole.find()) {
      String text = fill(hole.group(1), hole.group(2), code);
      hole.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return hole.appendTail(out).toString();
  }

  private String fill(String name, String format, Code code) {
    if (name.equals("string")) {
      return stringOperand(format);
    }
    return switch (argument(name)) {
      case Reg r -> register(r, size(format));
      case Mem m -> memory(m, format, code);
      case Label l -> hex(code.address(l));
      case Enum<?> e -> e.name().toLowerCase(Locale.ROOT);
      case Integer i -> number(i, format);
      case Long l -> number(l, format);
      case Object o -> throw new AssertionError("no syntax for " + o.getClass());
    };
  }

  Object argument(String name) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].getName().equals(name)) {
        return arguments.get(i);
      }
    }
    throw new AssertionError(method + " has no parameter " + name);
  }

  Width size(String format) {
    return switch (format) {
      case null -> hasWidth() ? (Width) argument("width") : Width.QWORD;
      case "byte" -> Width.BYTE;
      case "word" -> Width.WORD;
      case "dword" -> Width.DWORD;
      case "native" -> mode == Mode.LONG ? Width.QWORD : Width.DWORD;
      default -> Width.QWORD;
    };
  }

  private boolean hasWidth() {
    return arguments.stream().anyMatch(a -> a instanceof Width);
  }

  private String stringOperand(String what) {
    Width width = (Width) argument("width");
    String prefix = mode == Mode.LONG ? "r" : "e";
    return switch (what) {
      case "accumulator" -> register(Reg.RAX, width);
      case "destination" -> width + " PTR es:[" + prefix + "di]";
      case "source" -> width + " PTR ds:[" + prefix + "si]";
      default -> throw new AssertionError(what);
    };
  }

  private String number(long value, String format) {
    return switch (format) {
      case "count" -> value == 1 ? "1" : hex(value);
      case "bit", "u8", "u16" -> hex(value);
      case "signed" -> hex(mode == Mode.LONG ? value : value & 0xffffffffL);
      case null -> {
        int bits = hasWidth() ? size(null).bits() : 64;
        yield hex(bits == 64 ? value : value & ((1L << bits) - 1));
      }
      default -> throw new AssertionError(format);
    };
  }

  static String register(Reg r, Width width) {
    if (r.number() >= 8) {
      return "r" + r.number() + NUMBERED_SUFFIX.get(width);
    }
    String low = LOW.get(r.number());
    return switch (width) {
      case BYTE -> r.number() < 4 ? low.charAt(0) + "l" : low + "l";
      case WORD -> low;
      case DWORD -> "e" + low;
      case QWORD -> "r" + low;
    };
  }

  private String memory(Mem m, String format, Code code) {
    String prefix =
        switch (format) {
          case "none" -> "";
          case "xmmword", "fword" -> format.toUpperCase(Locale.ROOT) + " PTR ";
          case null -> size(null) + " PTR ";
          default -> size(format) + " PTR ";
        };
    if (m.segment() != null) {
      prefix += m.segment().name().toLowerCase(Locale.ROOT) + ":";
    }
    return switch (m) {
      case Mem.RipRelative r -> prefix + "[rip to " + hex(code.address(r.label()) + r.disp()) + "]";
      case Mem.Indirect i when i.base() == null && i.index() == null ->
          prefix + (m.segment() == null ? "ds:" : "") + hex(address(i.disp()));
      case Mem.Indirect i -> prefix + "[" + sum(i) + "]";
    };
  }

  private String sum(Mem.Indirect m) {
    Width width = size("native");
    StringBuilder out = new StringBuilder();
    if (m.base() != null) {
      out.append(register(m.base(), width));
    }
    if (m.index() != null) {
      out.append(out.isEmpty() ? "" : "+").append(register(m.index(), width));
      out.append('*').append(m.scale().factor());
    }
    boolean omitted = m.disp() == 0 && m.base() != null && (m.base().number() & 7) != 5;
    if (!omitted) {
      out.append(m.disp() < 0 ? "-" : "+").append(hex(Math.abs((long) m.disp())));
    }
    return out.toString();
  }

  private long address(int disp) {
    return mode == Mode.LONG ? disp : disp & 0xffffffffL;
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
