package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.metal.boot.Qemu;
import portkit.metal.boot.VirtualMachine;
import portkit.os.Failure;

/** The metal commands as a user starts them, on classes of their own. */
class MetalTest {
  private static final String BOARD =
      """
      public class Board {
        private final int[] squares = new int[10];

        public Board() {
          for (int i = 0; i < squares.length; i++) {
            squares[i] = i * i;
          }
        }

        @Export("boot") public void boot(long info) {
          int sum = 0;
          for (int s : squares) {
            sum += s;
          }
          Ports.out32(0xf4, sum / 10);
        }
      }
      """;

  @TempDir private Path folder;

  private Portkit.Result build(JavaClasses java, Path image) {
    return Portkit.run(
        "metal",
        "build",
        "--root",
        "Board",
        "-o",
        image.toString(),
        "--report",
        "--class-path",
        java.classes().toString(),
        "--source-path",
        java.sources().toString());
  }

  @Test
  void whatIsBuiltBoots() throws IOException {
    JavaClasses java = new JavaClasses(folder).with("Board", BOARD);
    Path image = folder.resolve("image.elf");
    Portkit.Result result = build(java, image).exits(0);
    assertEquals("", result.err());
    assertTrue(result.out().contains("boot = Board.boot(long)void"), result::toString);
    assertTrue(result.out().matches("(?s).*\nboot +8 +any\n.*"), result::toString);
    VirtualMachine.Result ran =
        Qemu.board(Qemu.Board.MICROVM).kernel(image).run(Duration.ofSeconds(60));
    assertEquals(28, ran.exitValue().orElse(-1), ran::toString);
  }

  /** Counts its arguments' characters; what it uses of Java is made at build time. */
  private static final String PROGRAM =
      """
      import java.util.concurrent.atomic.AtomicInteger;
      import java.util.function.IntUnaryOperator;

      public class Counter {
        private final AtomicInteger count = new AtomicInteger();
        private final IntUnaryOperator next = n -> n + 1;
        private final byte[] text = new byte[64];

        @Export("start") public int start(long stack) {
          int arguments = (int) Memory.load64(stack);
          for (int i = 1; i < arguments; i++) {
            long argument = Memory.load64(stack + 8L * (i + 1));
            while (Memory.load8(argument) != 0) {
              text[count.getAndUpdate(next)] = (byte) Memory.load8(argument++);
            }
          }
          text[count.get()] = '\\n';
          Linux.call(1, 1, Elements.address(text), count.get() + 1);
          return count.get();
        }
      }
      """;

  @Test
  void linuxExecutablesRun() throws IOException, InterruptedException {
    JavaClasses java = new JavaClasses(folder).with("Counter", PROGRAM);
    Path file = folder.resolve("counter");
    Portkit.run(
            "metal",
            "build",
            "--root",
            "Counter",
            "--target",
            "linux",
            "-o",
            file.toString(),
            "--class-path",
            java.classes().toString())
        .exits(0);
    assertTrue(file.toFile().setExecutable(true));
    Path output = folder.resolve("output.txt");
    Process counter =
        new ProcessBuilder(file.toString(), "one", "two words")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(counter.waitFor(30, TimeUnit.SECONDS));
      assertEquals("onetwo words\n", Files.readString(output));
      assertEquals(12, counter.exitValue());
    } finally {
      counter.destroyForcibly();
    }
  }

  @Test
  void theSameInputGivesTheSameImage() throws IOException {
    JavaClasses java = new JavaClasses(folder).with("Board", BOARD);
    Path first = folder.resolve("first.elf");
    Path second = folder.resolve("second.elf");
    assertEquals(build(java, first).out(), build(java, second).out());
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void explanationShowsPassesSourceAndCode() {
    JavaClasses java = new JavaClasses(folder).with("Board", BOARD);
    Portkit.Result result =
        Portkit.run(
            "metal",
            "explain",
            "Board.boot",
            "--root",
            "Board",
            "--passes",
            "--class-path",
            java.classes().toString(),
            "--source-path",
            java.sources().toString());
    result.exits(0);
    for (String expected :
        new String[] {
          "Board.boot(long)void\n",
          "after MERGE_BLOCKS:\n",
          "    Bounds v",
          "after RANGE_CHECKS:\n",
          "after FILL_LOOPS: the same\n",
          "Board.java:14  sum += s;\n",
          " ret\n"
        }) {
      assertTrue(result.out().contains(expected), () -> "no " + expected + " in " + result);
    }
    assertTrue(
        result.out().lastIndexOf("Bounds") < result.out().indexOf("after RANGE_CHECKS:"),
        result::toString);
  }

  @Test
  void violationsAreShownWithTheWayToThem() {
    JavaClasses java =
        new JavaClasses(folder)
            .with(
                "Board",
                """
                public class Board {
                  @Export("boot") public void boot(long info) { help((int) info); }
                  private static int help(int n) { return new int[n].length; }
                }
                """);
    Portkit.Result result = build(java, folder.resolve("image.elf"));
    result
        .complains(
            """
            ALLOCATION: new array of int: metal code does not allocate: make the object at build time
                at Board.help(Board.java:4)
                called from Board.boot(Board.java:3)
                exported as boot\
            """)
        .exits(Failure.REJECTED.exitCode());
  }
}
