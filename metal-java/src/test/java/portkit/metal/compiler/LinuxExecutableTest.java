package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.metal.Command;
import portkit.metal.compiler.platform.LinuxExecutable;
import portkit.metal.hw.Export;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Static Linux executables. */
class LinuxExecutableTest {
  private static final long BASE = 0x2000_0000L;

  @TempDir private Path folder;

  private Command.Result run(String... arguments) throws IOException {
    Path file = folder.resolve("program");
    Program program =
        new MetalCompiler(getClass().getClassLoader()).export(new LinuxProgram()).compile();
    Files.write(file, LinuxExecutable.build(program, BASE, "program", "/src"));
    assertTrue(file.toFile().setExecutable(true));
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(Arrays.asList(arguments));
    return Command.run(command);
  }

  @Test
  void readsItsArgumentsAndEndsWithItsResult() throws IOException {
    assertEquals(new Command.Result(3, "one\ntwo words\n"), run("one", "two words"));
  }

  @Test
  void aTrapSaysWhatAndWhere() throws IOException {
    Command.Result result = run("a", "b", "c");
    assertEquals(LinuxExecutable.TRAP_EXIT, result.exitCode());
    assertTrue(
        result
            .output()
            .startsWith(
                "a\nb\nc\njava.lang.ArrayIndexOutOfBoundsException"
                    + " at portkit.metal.compiler.LinuxProgram.start(LinuxProgram.java:"),
        result.output());
  }

  /** Exports no start. */
  static final class Aimless {
    @Export("go")
    static int go() {
      return 1;
    }
  }

  @Test
  void aProgramWithoutStartIsRefused() {
    Program program =
        new MetalCompiler(getClass().getClassLoader()).exportStatics(Aimless.class).compile();
    PortkitException e =
        assertThrows(
            PortkitException.class, () -> LinuxExecutable.build(program, BASE, "p", "/src"));
    assertEquals(Failure.USAGE, e.failure());
    assertTrue(e.getMessage().contains("exports no \"start\""), e.getMessage());
  }
}
