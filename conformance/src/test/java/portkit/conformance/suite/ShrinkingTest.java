package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import portkit.conformance.script.Script;

class ShrinkingTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Script smallest(List<String> lines, Predicate<Script> fails) {
    return new Shrinking(fails, line -> RandomScripts.hasFreeNumbers(line, false), PATIENCE)
        .smallest(RandomScripts.parts(new Script(lines), false));
  }

  /** Whatever a failure needs is left, and nothing else. */
  @Property(tries = 100)
  void whatDoesNotMatterGoes(
      @ForAll @Size(max = 6) @UniqueElements List<@IntRange(max = 199) Integer> needed) {
    List<String> lines = IntStream.range(0, 200).mapToObj(i -> "line" + i).toList();
    List<String> wanted = needed.stream().sorted().map(i -> "line" + i).toList();
    assertEquals(wanted, smallest(lines, s -> s.lines().containsAll(wanted)).lines());
  }

  /** A line may go once another that needed it has gone. */
  @Test
  void linesThatNeedEachOtherGo() {
    List<String> lines = new ArrayList<>(IntStream.range(0, 64).mapToObj(i -> "l" + i).toList());
    Script smallest =
        smallest(
            lines,
            s -> {
              // Each line but the first needs the one before it.
              List<String> left = s.lines();
              boolean whole =
                  IntStream.range(0, left.size()).allMatch(i -> left.get(i).equals("l" + i));
              return whole && left.contains("l2");
            });
    assertEquals(List.of("l0", "l1", "l2"), smallest.lines());
  }

  @Test
  void numbersBecomeSmallButForReservations() {
    List<String> lines = List.of("r1 = reserve 0 70000", "r20 = commit r1 0xfff0001");
    Predicate<Script> fails = s -> s.lines().size() == 2 && lastNumber(s) > 300;
    assertEquals(
        List.of("r1 = reserve 0 70000", "r20 = commit r1 4096"), smallest(lines, fails).lines());
    fails = s -> s.lines().size() == 2 && lastNumber(s) > 5000;
    assertEquals("r20 = commit r1 8190", smallest(lines, fails).lines().getLast());
  }

  private static long lastNumber(Script script) {
    String line = script.lines().getLast();
    return Long.decode(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** What waits for threads stays, and an address goes with the call that uses it. */
  @Test
  void randomScriptsKeepTheirShape() {
    RandomScripts scripts = new RandomScripts(5);
    for (int i = 0; i < 50; i++) {
      List<String> all = scripts.next().lines();
      List<String> fixed =
          all.stream().filter(l -> l.matches("[.].*|lane .*|trace|.* = join .*")).toList();
      Predicate<Script> fails =
          script -> {
            assertTrue(everyPlaceIsUsed(script.lines()), script::toString);
            return true;
          };
      assertEquals(fixed, smallest(all, fails).lines());
    }
  }

  private static boolean everyPlaceIsUsed(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).startsWith("r21 ="))
        .allMatch(i -> lines.get(i + 1).contains(" r21"));
  }
}
