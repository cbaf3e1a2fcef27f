package portkit.conformance.golevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.os.PortkitException;

class ExcusesTest {
  private static final Excuses LIST =
      Excuses.parse(
          "list",
          """
          # comment

          test/const7.go fails: wants a compiler
          os.TestStat skipped: hangs
          os/exec.TestEcho fails: no processes
          test/spin.go skipped on turns,single: never gives way
          """);

  @Test
  void findsByNameAndByPackage() {
    assertEquals(
        new Excuse("test/const7.go", List.of(), Excuse.Effect.FAILS, "wants a compiler"),
        LIST.of("test/const7.go").orElseThrow());
    assertTrue(LIST.of("test/const8.go").isEmpty());
    assertEquals(List.of("os.TestStat"), LIST.ofPackage("os").stream().map(Excuse::test).toList());
    assertEquals(1, LIST.ofPackage("os/exec").size());
  }

  @Test
  void someHoldOnSomePortsOnly() {
    for (String port : List.of("turns", "single")) {
      assertEquals("never gives way", LIST.on(port).of("test/spin.go").orElseThrow().reason());
    }
    assertTrue(LIST.on("hosted").of("test/spin.go").isEmpty());
    assertTrue(LIST.on("hosted").of("test/const7.go").isPresent());
  }

  @Test
  void refusesWhatItDoesNotUnderstandByLine() {
    PortkitException noReason =
        assertThrows(PortkitException.class, () -> Excuses.parse("list", "\nos.TestStat fails\n"));
    assertEquals(
        "list:2: expected NAME fails|skipped [on PORTS]: REASON, found: os.TestStat fails",
        noReason.getMessage());
    PortkitException twice =
        assertThrows(
            PortkitException.class, () -> Excuses.parse("list", "a.T fails: x\na.T fails: y\n"));
    assertEquals("list:2: a.T is excused twice", twice.getMessage());
  }

  @Test
  void theShippedListIsReadable() {
    assertTrue(Excuses.shipped().size() > 0);
  }
}
