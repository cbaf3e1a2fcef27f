package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs, compiled by javac and by us: the results of random calls must agree. Fixed seeds
 * find again what was found once; one fresh seed, which the test's name shows, looks further.
 */
class RandomProgramTest {
  private static final int METHODS = 12;
  private static final int CALLS = 200;

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.concat(LongStream.range(1, 5), LongStream.of(System.nanoTime()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void compiledCodeDoesWhatTheJvmDoes(long seed) throws IOException, ClassNotFoundException {
    Random random = new Random(seed);
    Path source = folder.resolve("Fuzz.java");
    Files.writeString(source, RandomProgram.source("Fuzz", METHODS, random));
    String path = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-cp",
                path,
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, result, "javac");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> program = Class.forName("Fuzz", true, loader);
      new Differential(program).run(random, CALLS);
    }
  }
}
