package portkit.metal.compiler;

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
final class Differential implements AutoCloseable {
  private static final MethodType GENERIC = MethodType.methodType(Object.class, Object[].class);

  private record Pair(Method method, MethodHandle java, MethodHandle compiled) {}

  /** What became of a call: a result, or the name of an exception's class. */
  private record Outcome(Object result, String exception) {
    @Override
    public String toString() {
      return exception == null ? String.valueOf(result) : exception;
    }
  }

  private final Class<?> type;
  private final List<Pair> pairs = new ArrayList<>();
  private final InProcess process;
  private long calls;
  private long traps;

  /** Compiles the class. */
  Differential(Class<?> type) {
    this.type = type;
    process =
        InProcess.load(new MetalCompiler(type.getClassLoader()).exportStatics(type).compile());
    Method[] methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (Method m : methods) {
      Export export = m.getAnnotation(Export.class);
      if (export != null) {
        MethodType signature = MethodType.methodType(m.getReturnType(), m.getParameterTypes());
        MethodHandle compiled = process.handle(export.value(), signature);
        pairs.add(new Pair(m, generic(unreflect(m)), generic(compiled)));
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

  /** Calls through a handle are fast if it need not look at its arguments' types. */
  private static MethodHandle generic(MethodHandle handle) {
    return handle.asSpreader(Object[].class, handle.type().parameterCount()).asType(GENERIC);
  }

  /** Calls each method this often; the methods take turns. */
  Differential run(RandomGenerator random, int times) {
    for (int i = 0; i < times; i++) {
      for (Pair p : pairs) {
        compare(p, RandomArguments.of(p.method, random));
      }
    }
    return this;
  }

  /** How many methods take turns. */
  int methods() {
    return pairs.size();
  }

  /** How many calls agreed. */
  long calls() {
    return calls;
  }

  /** How many of them ended with an exception. */
  long traps() {
    return traps;
  }

  @Override
  public void close() {
    process.close();
  }

  private void compare(Pair pair, Object[] arguments) {
    Outcome expected = onJvm(pair.java, arguments);
    Outcome actual = compiled(pair.compiled, arguments);
    if (!expected.equals(actual)) {
      throw new Difference(
          "%s.%s%s: JVM %s, compiled %s"
              .formatted(
                  type.getName(),
                  pair.method.getName(),
                  Arrays.toString(arguments),
                  expected,
                  actual));
    }
    calls++;
    traps += expected.exception == null ? 0 : 1;
  }

  private static Outcome onJvm(MethodHandle method, Object[] arguments) {
    try {
      return new Outcome((Object) method.invokeExact(arguments), null);
    } catch (Throwable e) {
      return new Outcome(null, e.getClass().getName());
    }
  }

  private Outcome compiled(MethodHandle method, Object[] arguments) {
    try {
      Object result = (Object) method.invokeExact(arguments);
      Optional<String> trap = process.takeTrap();
      return trap.isPresent()
          ? new Outcome(null, exception(trap.get()))
          : new Outcome(result, null);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static String exception(String message) {
    return message.split("[: ]", 2)[0];
  }
}
