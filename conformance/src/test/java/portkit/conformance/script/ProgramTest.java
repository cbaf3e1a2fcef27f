package portkit.conformance.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.PortkitException;

class ProgramTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "r1 = fly",
        "r32 = nanotime",
        "r1 = commit 1",
        "r1 = add r2",
        "store8 r1",
        "r1 = set 0x11223344556677889",
        "r1 = set &1024",
        "goto nowhere",
        "a: goto a\na:",
        "if r1 = r2 goto a",
        "expect MEM-01 r1",
        "expect MEM-99 r1 == 0",
        "lane 2",
        ".needs wings",
        ".ends late",
        ".sayings x",
        ".says (",
      })
  void errorsNameTheLine(String text) {
    Script script = Script.of("# first\n" + text);
    PortkitException e =
        assertThrows(
            PortkitException.class,
            () -> {
              var _ = Directives.of(script);
              var _ = Program.argument(script);
            });
    assertTrue(e.getMessage().matches("script line [23]: .*"), e::getMessage);
  }

  @Test
  void commentsAndBlanksDoNotCount() {
    String plain = Program.argument(Script.of("r1 = nanotime\nr2 = add r1 5"));
    assertEquals(
        plain, Program.argument(Script.of("r1  =  nanotime # so late\n\n  r2 = add r1 0x5\n")));
    assertNotEquals(plain, Program.argument(Script.of("r1 = nanotime\nr2 = add r1 6")));
  }

  @Test
  void unitsAndNames() {
    assertEquals(
        Program.argument(Script.of("r1 = set 4096\nr2 = set -22\nr3 = set 1500000")),
        Program.argument(Script.of("r1 = set 4K\nr2 = set -EINVAL\nr3 = set 1500us")));
  }

  @Test
  void aResultThatIsNotAskedForGoesToNoRegister() {
    for (int i = 0; i < 32; i++) {
      assertNotEquals(
          Program.argument(Script.of("yield")), Program.argument(Script.of("r" + i + " = yield")));
    }
  }
}
