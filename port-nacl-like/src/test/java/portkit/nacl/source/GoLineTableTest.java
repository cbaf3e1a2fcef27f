package portkit.nacl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.nacl.TinyProgram;
import portkit.os.elf.ElfReader;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Section;
import portkit.os.elf.Symbol;

/** Lines and functions as Go's own tools see them. */
class GoLineTableTest {
  private static final String SOURCE =
      """
      package main

      import "os"

      func add(a, b int) int {
        return a + b
      }

      //go:noinline
      func caller(a int) int {
        a *= 3
        return add(a, 1)
      }

      func main() {
        println(caller(len(os.Args)))
      }
      """;

  private static final Pattern LINE = Pattern.compile("\\s*(\\S+:\\d+)\\s+(0x[0-9a-f]+)\\s");

  @TempDir static Path folder;
  private static Path program;

  @BeforeAll
  static void build() throws IOException {
    program = TinyProgram.build(folder, "lines", SOURCE);
  }

  private static GoLineTable table(Path file) {
    return GoLineTable.of(ProgramImage.read(file)).orElseThrow();
  }

  private static Map<String, Long> functions(GoLineTable table) {
    Map<String, Long> functions = new HashMap<>();
    for (Symbol function : table.functions()) {
      functions.putIfAbsent(function.name(), function.address());
    }
    return functions;
  }

  /** Every line of main that {@code go tool objdump} prints begins with FILE:LINE ADDRESS. */
  @Test
  void positionsAreGos() {
    GoLineTable table = table(program);
    int compared = 0;
    for (String line :
        TinyProgram.tool("objdump", "-s", "^main\\.", program.toString()).lines().toList()) {
      Matcher words = LINE.matcher(line);
      if (words.lookingAt()) {
        Position position = table.at(Long.decode(words.group(2))).orElseThrow();
        assertEquals(
            words.group(1), Path.of(position.file()).getFileName() + ":" + position.line());
        assertTrue(position.function().startsWith("main."), position::function);
        compared++;
      }
    }
    assertTrue(compared > 20, "only " + compared);
  }

  /** Code that was inlined has the line that it was written on, and its caller's name. */
  @Test
  void inlinedCode() {
    GoLineTable table = table(program);
    long caller = functions(table).get("main.caller");
    List<String> lines = new ArrayList<>();
    for (long at = caller; at < caller + 16; at++) {
      table.at(at).ifPresent(p -> lines.add(p.function() + ":" + p.line()));
    }
    assertTrue(lines.contains("main.caller:6"), lines::toString);
    assertTrue(lines.contains("main.caller:12"), lines::toString);
  }

  @Test
  void functionsAreThoseOfTheSymbolTable() {
    Map<String, Long> functions = functions(table(program));
    for (Symbol symbol : ProgramImage.read(program).symbols().functions()) {
      if (symbol.name().startsWith("main.")) {
        assertEquals(symbol.address(), functions.get(symbol.name()), symbol.name());
      }
    }
  }

  @Test
  void strippedProgramHasThemStill() throws IOException {
    Path stripped = TinyProgram.build(folder, "stripped", SOURCE, "-ldflags=-s");
    assertTrue(ProgramImage.read(stripped).symbols().isEmpty());
    GoLineTable table = table(stripped);
    long main = functions(table).get("main.main");
    assertEquals(15, table.at(main).orElseThrow().line());
  }

  @Test
  void nothingOutsideOfTheText() {
    GoLineTable table = table(program);
    assertTrue(table.at(0).isEmpty());
    assertTrue(table.at(0x7fff_0000L).isEmpty());
  }

  /** Whatever the table's bytes are, there is an answer and no exception. */
  @Test
  void damagedTable() throws IOException {
    byte[] original = Files.readAllBytes(program);
    Section section = ProgramImage.read(program).section(".gopclntab").orElseThrow();
    long main = functions(table(program)).get("main.main");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = original.clone();
      int at = (int) section.fileOffset() + 8 + random.nextInt(i < 150 ? 64 : (int) section.size());
      for (int k = 0; k < 64 && at + k < section.fileOffset() + section.size(); k++) {
        bytes[at + k] = (byte) random.nextInt();
      }
      GoLineTable.of(ElfReader.read("damaged", ByteBuffer.wrap(bytes)))
          .ifPresent(
              table -> {
                assertTrue(table.at(main).map(Position::line).orElse(0) >= 0);
                assertTrue(table.functions().stream().allMatch(f -> f.size() == 0));
              });
    }
  }
}
