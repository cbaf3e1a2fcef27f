package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;
import portkit.metal.compiler.platform.InProcess;

/** Class initialisers run at build time, all of them before any field is taken as it is. */
class InitialisersTest {
  /** The compiler comes to Bumps only behind the first read. */
  private static final String SOURCE =
      """
      import portkit.metal.hw.Export;
      public final class Late {
        static final class Counter { static int n = 5; }
        static final class Bumps {
          static int v;
          static { Counter.n = 99; v = Counter.n + 1; }
          static int get() { return v; }
        }
        @Export("changed")
        static int changed() {
          int before = Counter.n;
          return Bumps.get() * 1000 + Counter.n - before;
        }
      }
      """;

  @Test
  void aLateOneIsNotTooLate() throws Throwable {
    SourceClasses classes = new SourceClasses("Late", SOURCE); // initialised by nobody so far
    Class<?> late = Class.forName("Late", false, classes);
    MetalCompiler compiler = new MetalCompiler(classes).exportStatics(late);
    try (InProcess program = InProcess.load(compiler.compile())) {
      int changed = (int) program.handle("changed", MethodType.methodType(int.class)).invokeExact();
      assertEquals(100 * 1000, changed);
    }
  }
}
