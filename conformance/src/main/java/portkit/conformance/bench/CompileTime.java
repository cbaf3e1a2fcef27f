package portkit.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;
import portkit.metal.boot.BootImage;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.RootClass;
import portkit.metal.compiler.platform.Freestanding;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/** How long it takes to make a bootable image of a hundred methods. */
final class CompileTime {
  private static final int METHODS = 100;
  private static final int COLD_ROUNDS = 7;
  private static final int WARM_ROUNDS = 15;
  private static final int WARM_UPS = 25;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long REGION = 1L << 31;

  private final Path folder;

  private CompileTime(Path folder) {
    this.folder = folder;
  }

  /** Measures and prints; cold ones are whole starts of the command. */
  static void print(Path portkit) throws IOException {
    try (ScratchFolder folder = ScratchFolder.create("compile-time")) {
      new CompileTime(folder.path()).measure(portkit);
    }
  }

  private void measure(Path portkit) throws IOException {
    Path source = Files.writeString(folder.resolve("Hundred.java"), source());
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    if (exitCode != 0) {
      throw new PortkitException(Failure.INTERNAL, "javac refuses what the bench generates");
    }
    List<Double> cold = new ArrayList<>();
    for (int i = 0; i < COLD_ROUNDS; i++) {
      cold.add(command(portkit));
    }
    int functions = 0;
    List<Double> warm = new ArrayList<>();
    for (int i = 0; i < WARM_UPS + WARM_ROUNDS; i++) {
      long start = System.nanoTime();
      functions = compile();
      if (i >= WARM_UPS) {
        warm.add((System.nanoTime() - start) / 1e6);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "an image of %d functions: the command takes %s, in a warm JVM it takes %s (medians)%n",
        functions,
        new Samples(cold, "ms"),
        new Samples(warm, "ms"));
  }

  private static String source() {
    StringBuilder out = new StringBuilder("import portkit.metal.hw.Export;\n");
    out.append("public final class Hundred {\n  static final int[] DATA = new int[64];\n");
    out.append("  @Export(\"boot\") public static long boot(long a) { return f1((int) a, 1); }\n");
    for (int i = 1; i < METHODS; i++) {
      out.append(method(i, i + 1, Math.min(i + 2, METHODS)));
    }
    out.append("  static int f%d(int a, int b) { return a ^ b; }\n}\n".formatted(METHODS));
    return out.toString();
  }

  /** Large enough and called often enough not to be inlined. */
  private static String method(int number, int callee, int otherCallee) {
    return """
        static int f%1$d(int a, int b) {
          int sum = a;
          for (int i = 0; i < DATA.length; i++) {
            if ((DATA[i] & %1$d) != 0) {
              sum += DATA[i] * b + sum %% %2$d;
            } else {
              DATA[i] = sum ^ (a >> (i & 7));
            }
          }
          switch (sum & 3) {
            case 0: return f%2$d(sum, b) + 1;
            case 1: return f%2$d(b, sum) - f%3$d(a, sum);
            case 2: return f%3$d(sum, sum) / (b | 1);
            default: return sum;
          }
        }
      """
        .formatted(number, callee, otherCallee);
  }

  private double command(Path portkit) {
    List<String> line =
        List.of(
            portkit.toString(),
            "metal",
            "build",
            "--root",
            "Hundred",
            "--class-path",
            folder.toString(),
            "-o",
            folder.resolve("image.elf").toString());
    long start = System.nanoTime();
    ChildProcess.runVisibly(line, LIMIT);
    return (System.nanoTime() - start) / 1e6;
  }

  private int compile() {
    Program program = RootClass.load("Hundred", List.of(folder)).compiler().compile();
    byte[] unused = BootImage.build(Freestanding.link(program, "hundred", ""), REGION);
    return program.graphs().size();
  }
}
