package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.compiler.world.Classes;
import portkit.metal.hw.Export;
import portkit.metal.hw.StaticMemory;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** What cannot be built is refused in one line that says what to do. */
class BadInputTest {
  private static final ClassLoader LOADER = BadInputTest.class.getClassLoader();
  private static final String HERE = "portkit.metal.compiler.BadInputTest$";

  private static void refused(Failure failure, String message, Runnable build) {
    PortkitException e = assertThrows(PortkitException.class, build::run);
    assertEquals(message, e.getMessage());
    assertEquals(failure, e.failure());
  }

  static final class Empty {}

  @Test
  void nothingIsExported() {
    refused(
        Failure.UNBUILDABLE,
        "nothing is exported: no entry to compile",
        () -> new MetalCompiler(LOADER).compile());
    refused(
        Failure.UNBUILDABLE,
        HERE + "Empty exports nothing: mark static methods with @Export",
        () -> new MetalCompiler(LOADER).exportStatics(Empty.class));
    refused(
        Failure.UNBUILDABLE,
        HERE + "Empty exports nothing: mark instance methods with @Export",
        () -> new MetalCompiler(LOADER).export(new Empty()));
  }

  static final class Twice {
    @Export("go")
    static int go() {
      return 1;
    }

    @Export("go")
    static int goAgain() {
      return 2;
    }
  }

  @Test
  void twoEntriesOfOneName() {
    refused(
        Failure.UNBUILDABLE,
        "two methods are exported as go: %1$sTwice.go()int and %1$sTwice.goAgain()int"
            .formatted(HERE),
        () -> new MetalCompiler(LOADER).exportStatics(Twice.class));
  }

  static final class Foreign {
    @Export("go")
    static native int go();
  }

  static final class TakesObjects {
    @Export("go")
    static int go(long stack, String[] words) {
      return words.length;
    }
  }

  @Test
  void entriesThatNobodyCanCall() {
    refused(
        Failure.UNBUILDABLE,
        HERE + "Foreign.go()int is exported but has no code",
        () -> new MetalCompiler(LOADER).exportStatics(Foreign.class));
    refused(
        Failure.UNBUILDABLE,
        HERE
            + "TakesObjects.go(long,String[])int is exported but takes a String[]:"
            + " who calls it has no objects, only numbers",
        () -> new MetalCompiler(LOADER).exportStatics(TakesObjects.class));
  }

  static final class Broken {
    static final int VALUE = Integer.parseInt("not a number");

    private Broken() {}
  }

  static final class UsesBroken {
    @Export("go")
    static int go() {
      return Broken.VALUE;
    }
  }

  @Test
  void aClassInitialiserThatThrows() {
    refused(
        Failure.UNBUILDABLE,
        "the initialiser of "
            + HERE
            + "Broken threw java.lang.NumberFormatException: For input string: \"not a number\";"
            + " initialisers run at build time",
        () -> new MetalCompiler(LOADER).exportStatics(UsesBroken.class).compile());
  }

  static final class Asserting {
    static final int VALUE = check(7);

    private Asserting() {}

    private static int check(int v) {
      throw new AssertionError("seven\n  is not eight: " + v);
    }
  }

  static final class UsesAsserting {
    @Export("go")
    static int go() {
      return Asserting.VALUE;
    }
  }

  @Test
  void aClassInitialiserThatThrowsAnErrorOfSeveralLines() {
    refused(
        Failure.UNBUILDABLE,
        "the initialiser of "
            + HERE
            + "Asserting threw java.lang.AssertionError: seven is not eight: 7;"
            + " initialisers run at build time",
        () -> new MetalCompiler(LOADER).exportStatics(UsesAsserting.class).compile());
  }

  @Test
  void aMissingClass() {
    refused(
        Failure.NO_INPUT,
        "class no.such.Thing is not on the class path of the build",
        () -> new Classes(LOADER).load("no/such/Thing"));
  }

  static final class Huge {
    private final StaticMemory memory = new StaticMemory(3L << 30, 4096);

    @Export("boot")
    long boot(long info) {
      return memory.address();
    }
  }

  @Test
  void anImageThatIsTooLarge() {
    Program program = new MetalCompiler(LOADER).export(new Huge()).compile();
    PortkitException e =
        assertThrows(PortkitException.class, () -> Freestanding.link(program, "huge", "/src"));
    assertEquals(Failure.UNBUILDABLE, e.failure());
    assertEquals(
        "the image's objects take N bytes from N on: they must lie below 2 GiB",
        e.getMessage().replaceAll("0x[0-9a-f]+|\\d{4,}", "N"));
  }
}
