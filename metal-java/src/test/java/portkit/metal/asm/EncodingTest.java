package portkit.metal.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every encoding that the assembler can emit, compared with objdump's reading of it. */
class EncodingTest {
  /** An instruction emitted, and the text objdump is expected to print for it. */
  private record Emitted(Label at, Syntax syntax) {}

  static List<Class<?>> groups() {
    return Arrays.stream(Assembler.class.getInterfaces())
        .filter(g -> g != Data.class)
        .<Class<?>>map(g -> g)
        .toList();
  }

  static Stream<Arguments> groupsAndModes() {
    return groups().stream()
        .flatMap(g -> Arrays.stream(Mode.values()).map(m -> Arguments.of(g, m)));
  }

  static List<Method> instructions(Class<?> group) {
    return Arrays.stream(group.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
        .sorted(Comparator.comparing(Method::toGenericString))
        .toList();
  }

  @Test
  void everyInstructionDeclaresItsForm() {
    for (Class<?> group : groups()) {
      for (Method m : instructions(group)) {
        assertTrue(m.isAnnotationPresent(Form.class), () -> m + " has no @Form: it is untested");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("groupsAndModes")
  void objdumpReadsWhatWasMeant(Class<?> group, Mode mode) {
    Assembler a = new Assembler(mode);
    List<Emitted> emitted = new ArrayList<>();
    for (Method m : instructions(group)) {
      int before = emitted.size();
      for (List<Object> arguments : new Operands(m).all()) {
        Syntax syntax = new Syntax(m, arguments, mode);
        Label at = a.here("instruction");
        for (Object o : arguments) {
          if (o instanceof Label target) {
            a.bind(target);
          }
        }
        int size = a.buffer().size();
        if (emit(a, m, arguments) == Expect.possible(m, arguments, syntax, mode)) {
          if (a.buffer().size() > size) {
            emitted.add(new Emitted(at, syntax));
          }
        } else {
          fail(
              m + arguments.toString() + " in " + mode + ": refused and should not be, or reverse");
        }
      }
      boolean exists = Arrays.asList(m.getAnnotation(Form.class).modes()).contains(mode);
      assertEquals(exists, emitted.size() > before, () -> m + " in " + mode);
    }
    compare(a.assemble(0), emitted, mode);
  }

  private static boolean emit(Assembler a, Method m, List<Object> arguments) {
    try {
      m.invoke(a, arguments.toArray());
      return true;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return false;
      }
      throw new AssertionError(m + arguments.toString(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void compare(Code code, List<Emitted> emitted, Mode mode) {
    List<Objdump.Line> lines = Objdump.disassemble(code.bytes(), mode);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < emitted.size() && wrong.size() < 5; i++) {
      Emitted e = emitted.get(i);
      String expected = code.offset(e.at) + ": " + e.syntax.text(code);
      Objdump.Line line = lines.get(Math.min(i, lines.size() - 1));
      String actual = line.offset() + ": " + line.text();
      if (!expected.equals(actual)) {
        wrong.add("meant " + expected + "  objdump " + actual);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(emitted.size(), lines.size());
  }
}
