package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;

/** What a person can get wrong with the metal commands: one clear line each, and no file. */
class MetalBadInputTest {
  private static final String GOOD =
      """
      public class Board {
        @Export("boot") public void boot(long info) { Ports.out32(0xf4, 1); }
      }
      """;

  @TempDir private Path folder;
  private JavaClasses java;
  private Path image;

  @BeforeEach
  void place() {
    java = new JavaClasses(folder);
    image = folder.resolve("image.elf");
  }

  private void refuses(Failure failure, String line, String root, String... more) {
    List<String> words = new ArrayList<>(List.of("metal", "build", "--root", root));
    words.addAll(List.of("-o", image.toString()));
    words.addAll(List.of("--class-path", java.classes().toString()));
    words.addAll(List.of(more));
    complains(failure, line, words);
    assertFalse(Files.exists(image));
  }

  private static void complains(Failure failure, String line, List<String> words) {
    Portkit.Result result = Portkit.run(words.toArray(String[]::new));
    result.complains(line).exits(failure.exitCode());
    assertEquals("", result.out());
  }

  @Test
  void missingClass() {
    java.with("Board", GOOD);
    refuses(Failure.NO_INPUT, "class Bord is not on the class path of the build", "Bord");
  }

  @Test
  void missingFolder() {
    Path classes = java.classes();
    refuses(
        Failure.NO_INPUT, "the class path names " + classes + ", which does not exist", "Board");
  }

  @Test
  void classOfALaterJava() throws IOException {
    java.with("Board", GOOD);
    Path file = java.classes().resolve("Board.class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 99; // JVMS 4.1: the major version is the fourth pair of bytes
    Files.write(file, bytes);
    refuses(
        Failure.UNBUILDABLE,
        "class Board is compiled for a later Java than the %d that builds it"
            .formatted(Runtime.version().feature()),
        "Board");
  }

  @Test
  void classFileThatIsNone() throws IOException {
    java.with("Board", GOOD);
    Files.writeString(java.classes().resolve("Board.class"), "public class Board {}");
    refuses(
        Failure.UNBUILDABLE,
        "class Board cannot be loaded: java.lang.ClassFormatError:"
            + " Incompatible magic value 1886741100 in class file Board",
        "Board");
  }

  @Test
  void noEntry() {
    java.with("Board", "public class Board { public void boot(long info) {} }");
    refuses(Failure.UNBUILDABLE, "Board has no entry: mark methods with @Export", "Board");
  }

  @Test
  void noBoot() {
    java.with("Board", GOOD.replace("\"boot\"", "\"reboot\""));
    refuses(
        Failure.USAGE,
        "the program cannot be booted: it exports no \"boot\";"
            + " annotate its first method with @Export(\"boot\")",
        "Board");
  }

  @Test
  void twoEntriesOfOneName() {
    java.with(
        "Board",
        """
        public class Board {
          @Export("boot") public void boot(long info) {}
          @Export("boot") public static void again(long info) {}
        }
        """);
    refuses(
        Failure.UNBUILDABLE,
        "two methods are exported as boot: Board.boot(long)void and Board.again(long)void",
        "Board");
  }

  @Test
  void imageLargerThanItsRegion() {
    java.with(
        "Board",
        """
        public class Board {
          private final StaticMemory memory = new StaticMemory(0x100000, 4096);
          @Export("boot") public void boot(long info) { Ports.out32(0xf4, (int) memory.address()); }
        }
        """);
    Portkit.Result result =
        Portkit.run(
            "metal",
            "build",
            "--root",
            "Board",
            "-o",
            image.toString(),
            "--limit",
            "0x200000",
            "--class-path",
            java.classes().toString());
    result.exits(Failure.OUT_OF_RANGE.exitCode());
    assertTrue(
        result
            .err()
            .matches(
                "portkit: the image takes 0x100000 to 0x22[0-9a-f]{4}, but must end at 0x200000:"
                    + " make it smaller by 0x2[0-9a-f]{4} bytes\n"),
        result::toString);
    assertFalse(Files.exists(image));
  }

  @Test
  void classInitialiserThatThrows() {
    java.with(
        "Board",
        """
        public class Board {
          static final int SIZE = Integer.parseInt("many");
          @Export("boot") public void boot(long info) { Ports.out32(0xf4, SIZE); }
        }
        """);
    refuses(
        Failure.UNBUILDABLE,
        "the initialiser of Board threw java.lang.NumberFormatException:"
            + " For input string: \"many\"; initialisers run at build time",
        "Board");
  }

  @Test
  void classInitialiserThatThrowsSeveralLines() {
    java.with(
        "Board",
        """
        public class Board {
          static final int SIZE = size();
          private static int size() { throw new AssertionError("no size\\nat all"); }
          @Export("boot") public void boot(long info) { Ports.out32(0xf4, SIZE); }
        }
        """);
    refuses(
        Failure.UNBUILDABLE,
        "the initialiser of Board threw java.lang.AssertionError: no size at all;"
            + " initialisers run at build time",
        "Board");
  }

  @Test
  void missingSuperclass() throws IOException {
    java.with("Base", "public class Base {}");
    java.with("Board", GOOD.replace("Board", "Board extends Base"));
    Files.delete(java.classes().resolve("Base.class"));
    refuses(Failure.NO_INPUT, "class Base is not on the class path of the build", "Board");
  }

  @Test
  void constructorThatThrows() {
    java.with(
        "Board",
        """
        public class Board {
          public Board() { throw new IllegalStateException("no board\\nat all"); }
          @Export("boot") public void boot(long info) {}
        }
        """);
    refuses(
        Failure.UNBUILDABLE,
        "the constructor of Board threw java.lang.IllegalStateException: no board at all;"
            + " it runs at build time",
        "Board");
  }

  @Test
  void constructorWithParameters() {
    java.with(
        "Board",
        """
        public class Board {
          public Board(int port) {}
          @Export("boot") public void boot(long info) {}
        }
        """);
    refuses(
        Failure.UNBUILDABLE,
        "Board has no public constructor without parameters, which would wire the image",
        "Board");
  }

  @Test
  void unsupportedTarget() {
    java.with("Board", GOOD);
    Portkit.Result result =
        Portkit.run(
            "metal", "build", "--root", "Board", "-o", image.toString(), "--target", "moon");
    result.exits(Failure.USAGE.exitCode());
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(
        result.err().contains("moon") && result.err().contains("FREESTANDING"), result::toString);
  }

  @Test
  void folderToWriteToThatIsNotThere() {
    java.with("Board", GOOD);
    image = folder.resolve("none/image.elf");
    refuses(
        Failure.NO_INPUT,
        "cannot write %s: %s is no folder that can be written to"
            .formatted(image, image.getParent()),
        "Board");
  }

  @Test
  void addressThatIsNone() {
    java.with("Board", GOOD);
    refuses(
        Failure.USAGE,
        "--limit takes an address such as 0x400000, not high",
        "Board",
        "--limit",
        "high");
    refuses(
        Failure.USAGE,
        "--limit takes an address such as 0x400000, not -5",
        "Board",
        "--limit",
        "-5");
  }

  @Test
  void methodsThatCannotBeExplained() {
    java.with(
        "Board",
        """
        public class Board {
          public static int length(String s) { return s.length(); }
        }
        """);
    String path = java.classes().toString();
    complains(
        Failure.NO_INPUT,
        "Board has no method width with code",
        List.of("metal", "explain", "Board.width", "--class-path", path));
    complains(
        Failure.USAGE,
        "expected CLASS.METHOD, such as board.Uart.put, not Board",
        List.of("metal", "explain", "Board", "--class-path", path));
    complains(
        Failure.UNBUILDABLE,
        "Board.length takes a String, which has to come from a program: name one with --root",
        List.of("metal", "explain", "Board.length", "--class-path", path));
  }
}
