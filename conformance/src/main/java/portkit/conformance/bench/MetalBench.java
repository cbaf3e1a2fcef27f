package portkit.conformance.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.platform.InProcess;

/**
 * The code of the metal-Java compiler against HotSpot's C2 on the same methods, and gcc -O2 on the
 * same in C where there is a gcc; then how long compiling takes. {@code scripts/bench metal-java}
 * starts it.
 */
public final class MetalBench {
  private static final int ROUNDS = 41;
  private static final int WARM_UPS = 3000;
  private static final long SAMPLE_NS = 4_000_000;
  private static final String BASE = "C2";
  private static final MethodType TYPE = MethodType.methodType(long.class, int.class);
  private static final List<String> KERNELS =
      List.of("sieve", "crc32", "sort", "digits", "table", "queue");

  /** Of this thread alone: other programs and the JVM's compiler threads do not count. */
  private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

  private final InProcess metal =
      InProcess.load(
          new MetalCompiler(MetalBench.class.getClassLoader())
              .exportStatics(Kernels.class)
              .compile());
  private final Optional<CKernels> gcc = CKernels.compile();
  private final Map<String, Double> products = new LinkedHashMap<>();

  private MetalBench() {}

  /** The argument is the portkit command. */
  public static void main(String[] arguments) throws Throwable {
    new MetalBench().code();
    System.out.println();
    CompileTime.print(Path.of(arguments[0]));
  }

  private void code() throws Throwable {
    System.out.println(
        "The same loops as C2, metal Java and gcc -O2 compile them: microseconds of CPU time,"
            + " medians of "
            + ROUNDS
            + " interleaved runs");
    for (String kernel : KERNELS) {
      System.out.println(row(kernel, measure(contenders(kernel))));
    }
    products.forEach(
        (name, product) ->
            System.out.printf(
                Locale.ROOT,
                "geometric mean of %s's time over %s's: %.3f%n",
                name,
                BASE,
                Math.pow(product, 1.0 / KERNELS.size())));
  }

  private Map<String, MethodHandle> contenders(String kernel)
      throws NoSuchMethodException, IllegalAccessException {
    Map<String, MethodHandle> out = new LinkedHashMap<>();
    out.put(BASE, MethodHandles.lookup().findStatic(Kernels.class, kernel, TYPE));
    out.put("metal", metal.handle(kernel, TYPE));
    gcc.ifPresent(c -> out.put("gcc", c.handle(kernel, TYPE)));
    return out;
  }

  private Map<String, Samples> measure(Map<String, MethodHandle> contenders) throws Throwable {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (Map.Entry<String, MethodHandle> c : contenders.entrySet()) {
      figures.put(c.getKey(), new ArrayList<>());
      for (int i = 0; i < WARM_UPS; i++) {
        long unused = (long) c.getValue().invokeExact(Kernels.ITEMS >> 6);
      }
    }
    int times = 1;
    while (times(contenders.get(BASE), times) * times < SAMPLE_NS) {
      times *= 2;
    }
    requireSameResults(contenders);
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, MethodHandle> c : contenders.entrySet()) {
        figures.get(c.getKey()).add(times(c.getValue(), times) / 1000);
      }
    }
    Map<String, Samples> samples = new LinkedHashMap<>();
    figures.forEach((name, list) -> samples.put(name, new Samples(list, "us")));
    return samples;
  }

  /** The nanoseconds that one of so many calls takes. */
  private static double times(MethodHandle kernel, int calls) throws Throwable {
    long start = TIME.getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      long unused = (long) kernel.invokeExact(Kernels.ITEMS);
    }
    return (TIME.getCurrentThreadCpuTime() - start) / (double) calls;
  }

  private static void requireSameResults(Map<String, MethodHandle> contenders) throws Throwable {
    Long expected = null;
    for (Map.Entry<String, MethodHandle> c : contenders.entrySet()) {
      long result = (long) c.getValue().invokeExact(Kernels.ITEMS);
      if (expected != null && expected != result) {
        throw new IllegalStateException(
            "%s computes %d, not %d".formatted(c.getKey(), result, expected));
      }
      expected = result;
    }
  }

  private String row(String kernel, Map<String, Samples> samples) {
    Samples base = samples.get(BASE);
    StringBuilder out = new StringBuilder("%-8s".formatted(kernel));
    samples.forEach((name, s) -> out.append("  %s %9s".formatted(name, s)));
    samples.forEach(
        (name, s) -> {
          if (!name.equals(BASE)) {
            double ratio = s.ratioTo(base);
            products.merge(name, ratio, (a, b) -> a * b);
            out.append(String.format(Locale.ROOT, "  %s/%s %.2f", name, BASE, ratio));
          }
        });
    return out.toString();
  }
}
