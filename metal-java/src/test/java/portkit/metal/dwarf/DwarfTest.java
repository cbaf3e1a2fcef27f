package portkit.metal.dwarf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import portkit.metal.Command;

/** A program with everything in it, as the system, binutils and gdb understand it. */
class DwarfTest {
  @TempDir private Path folder;
  private final SampleProgram sample = new SampleProgram();
  private String program;

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("sample.elf");
    Files.write(file, sample.file());
    assertTrue(file.toFile().setExecutable(true));
    program = file.toString();
  }

  private static void contains(String output, String... lines) {
    String squeezed = output.replaceAll("[ \\t]+", " ");
    for (String line : lines) {
      assertTrue(squeezed.contains(line), () -> "no \"" + line + "\" in\n" + squeezed);
    }
  }

  private String gdb(String... commands) {
    List<String> words = new ArrayList<>(List.of("gdb", "-nx", "-batch"));
    for (String command : commands) {
      words.addAll(List.of("-ex", command));
    }
    words.add(program);
    return Command.run(words).output();
  }

  @Test
  void linuxRunsIt() {
    assertEquals(42, Command.run(program).exitCode());
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    assertArrayEquals(new SampleProgram().file(), Files.readAllBytes(Path.of(program)));
  }

  @Test
  void readelfFindsNothingToComplainOf() {
    String output = Command.output("readelf", "-a", "-W", "--debug-dump", program);
    assertFalse(output.toLowerCase(java.util.Locale.ROOT).contains("warning"), output);
    contains(
        output,
        "LOAD 0x001000 0x0000000000401000 0x0000000000401000 0x000047 0x000047 R E 0x1000",
        "LOAD 0x002000 0x0000000000402000 0x0000000000402000 0x000004 0x000004 RW 0x1000",
        "LOAD 0x000000 0x0000000000403000 0x0000000000403000 0x000000 0x100000 RW 0x1000",
        "GNU_STACK 0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RW 0x10",
        "OBJECT LOCAL DEFAULT 2 counter",
        "FUNC GLOBAL DEFAULT 1 _start");
  }

  @Test
  void readelfReadsTheNote() {
    contains(
        Command.output("readelf", "-n", program),
        "Displaying notes found in: .note.sample",
        "sample 0x00000005",
        "description data: 01 02 03 04 05");
  }

  @Test
  void readelfReadsTheLines() {
    contains(
        Command.output("readelf", "--debug-dump=decodedline", program),
        "Program.java 10 %#x x".formatted(sample.workAddress()),
        "Program.java 31 %#x x".formatted(sample.innerAddress()));
  }

  @Test
  void objdumpPutsLinesToCode() {
    contains(
        Command.output("objdump", "-dl", "--inlines", program),
        "/src/sample/Program.java:10",
        "/src/sample/Program.java:31",
        "inlined by /src/sample/Program.java:21 (sample.Program.add)",
        "inlined by /src/sample/Program.java:11 (sample.Program.work)");
  }

  @Test
  void gdbWalksThroughInlinedFrames() {
    contains(
        gdb("break *" + sample.innerAddress(), "run", "backtrace"),
        "#0 sample.Program.one () at sample/Program.java:31",
        "#1 sample.Program.add () at sample/Program.java:21",
        "#2 sample.Program.work () at sample/Program.java:11",
        "#3 0x000000000040100a in sample.Program.start () at sample/Program.java:4");
  }

  @Test
  void gdbKnowsEveryPieceOfAnInlinedCall() {
    contains(
        gdb("break *" + sample.secondAddress(), "run", "backtrace"),
        "#0 sample.Program.add () at sample/Program.java:23",
        "#1 sample.Program.work () at sample/Program.java:11");
  }

  @Test
  void gdbBreaksAtALineAndPrintsAVariable() {
    contains(
        gdb("break Program.java:42", "run", "backtrace", "print counter", "ptype counter"),
        "Breakpoint 1, sample.Program.leaf () at sample/Program.java:42",
        "#1 0x",
        "in sample.Program.work () at sample/Program.java:12",
        "#2 0x000000000040100a in sample.Program.start () at sample/Program.java:4",
        "$1 = 8",
        "type = int");
  }

  @Test
  void gdbFindsSavedRegisters() {
    contains(
        gdb("break *" + sample.innerAddress(), "run", "up 3", "print $rbx", "info frame"),
        "$1 = 4660",
        "rip = 0x40100a in sample.Program.start");
  }
}
