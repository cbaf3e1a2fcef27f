package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import portkit.metal.compiler.platform.InProcess;
import portkit.metal.hw.Export;

/**
 * Calls the exported static methods of a class on the JVM and compiled, with the same arguments in
 * the same order, and compares results and exceptions. Both sides have their own copy of the
 * class's state, so state is compared as far as results show it.
 */
final class Differential {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    7,
    31,
    32,
    63,
    64,
    127,
    128,
    255,
    256,
    65535,
    65536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1L,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private record Pair(Method method, MethodHandle java, MethodHandle compiled) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final InProcess process;
  private int calls;
  private int traps;

  Differential(Class<?> type) {
    process =
        InProcess.load(new MetalCompiler(type.getClassLoader()).exportStatics(type).compile());
    Method[] methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (Method m : methods) {
      Export export = m.getAnnotation(Export.class);
      if (export != null) {
        MethodType signature = MethodType.methodType(m.getReturnType(), m.getParameterTypes());
        pairs.add(new Pair(m, unreflect(m), process.handle(export.value(), signature)));
      }
    }
  }

  private static MethodHandle unreflect(Method m) {
    try {
      m.setAccessible(true);
      return MethodHandles.lookup().unreflect(m);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls each method this often. */
  Differential run(RandomGenerator random, int times) {
    for (int i = 0; i < times; i++) {
      for (Pair p : pairs) {
        compare(p, arguments(p.method, random));
      }
    }
    return this;
  }

  int calls() {
    return calls;
  }

  int traps() {
    return traps;
  }

  private void compare(Pair pair, List<Object> arguments) {
    calls++;
    String expected = outcome(pair.java, arguments);
    String actual;
    try {
      Object result = pair.compiled.invokeWithArguments(arguments);
      Optional<String> trap = process.takeTrap();
      actual = trap.isPresent() ? exception(trap.get()) : String.valueOf(result);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    if (!expected.equals(actual)) {
      fail(
          "%s%s: JVM %s, compiled %s"
              .formatted(pair.method.getName(), arguments, expected, actual));
    }
  }

  private String outcome(MethodHandle java, List<Object> arguments) {
    try {
      return String.valueOf(java.invokeWithArguments(arguments));
    } catch (Throwable e) {
      traps++;
      return e.getClass().getName();
    }
  }

  private static String exception(String message) {
    return message.split("[: ]", 2)[0];
  }

  private static List<Object> arguments(Method m, RandomGenerator random) {
    List<Object> out = new ArrayList<>();
    for (Class<?> type : m.getParameterTypes()) {
      long bits =
          switch (random.nextInt(4)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextInt(-9, 10);
            case 2 -> random.nextInt();
            default -> random.nextLong();
          };
      out.add(
          switch (type.descriptorString()) {
            case "Z" -> (bits & 1) != 0;
            case "B" -> (byte) bits;
            case "C" -> (char) bits;
            case "S" -> (short) bits;
            case "I" -> (int) bits;
            default -> bits;
          });
    }
    return out;
  }
}
