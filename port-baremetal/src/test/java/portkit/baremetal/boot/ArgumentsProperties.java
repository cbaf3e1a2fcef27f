package portkit.baremetal.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.Memory;
import portkit.metal.hw.sim.Machine;

class ArgumentsProperties {
  private static final long LINE = 0x1000;
  private static final long BLOCK = 0x2_0000;

  record Given(List<String> arguments, List<String> environment) {}

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withCharRange('\u0001', '\u00ff')
        .ofMaxLength(8)
        .list()
        .ofMaxSize(6);
  }

  @Property
  void theProgramGetsWhatWasGiven(
      @ForAll("words") List<String> environment, @ForAll("words") List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("prog"));
    arguments.addAll(more);
    environment.removeIf(word -> word.equals("--"));
    arguments.removeIf(word -> word.equals("--"));
    Given given = parse(CommandLine.of(environment, arguments));
    assertEquals(arguments, given.arguments);
    assertEquals(environment, given.environment);
  }

  @Test
  void withoutASeparatorAllAreArguments() {
    Given given = parse("  a b%20c  %zz ");
    assertEquals(List.of("program", "a", "b c", "%zz"), given.arguments);
    assertEquals(List.of(), given.environment);
  }

  @Test
  void anArgumentMayBeTwoDashes() {
    Given given = parse("A=1 -- p -- x");
    assertEquals(List.of("p", "--", "x"), given.arguments);
    assertEquals(List.of("A=1"), given.environment);
  }

  private static Given parse(String line) {
    Machine machine = new Machine();
    machine.memory().ram(0, 1 << 20);
    machine.memory().write(LINE, (line + "\0").getBytes(StandardCharsets.ISO_8859_1));
    List<String> arguments = new ArrayList<>();
    List<String> environment = new ArrayList<>();
    machine.run(
        () -> {
          Arguments parsed = new Arguments();
          parsed.parse(LINE);
          long size = parsed.size();
          machine
              .memory()
              .watch(BLOCK + size, 0x1_0000, a -> assertTrue(false, "written beyond the size"));
          parsed.write(BLOCK);
          machine.memory().unwatch();
          long environmentVector = parsed.environment(BLOCK);
          assertEquals(environmentVector, BLOCK + 8L * (parsed.count() + 1));
          strings(BLOCK, arguments);
          strings(environmentVector, environment);
          assertEquals(parsed.count(), arguments.size());
        });
    return new Given(arguments, environment);
  }

  private static void strings(long vector, List<String> into) {
    for (long at = vector; Memory.load64(at) != 0; at += 8) {
      StringBuilder text = new StringBuilder();
      byte[] bytes = new byte[64];
      int n = 0;
      for (long p = Memory.load64(at); Memory.load8(p) != 0; p++) {
        bytes[n++] = (byte) Memory.load8(p);
      }
      into.add(text.append(new String(bytes, 0, n, StandardCharsets.UTF_8)).toString());
    }
  }
}
