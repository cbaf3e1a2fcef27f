package portkit.os.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is checked in is what the contract says. */
class DerivedTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  static List<Derived> derived() {
    return Derived.all();
  }

  @ParameterizedTest
  @MethodSource("derived")
  void checkedInFileAgrees(Derived derived) throws IOException {
    assertEquals(
        derived.text(),
        Files.readString(ROOT.resolve(derived.path())),
        derived.path() + " has drifted from portkit.os.Os; run scripts/generate");
  }

  /** The header asserts its own layout; a C compiler is the judge. */
  @Test
  void cHeaderCompiles() throws IOException, InterruptedException {
    Process cc =
        new ProcessBuilder(
                "gcc",
                "-std=c11",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-fsyntax-only",
                "-x",
                "c",
                ROOT.resolve("os-interface/src/main/c/portkit.h").toString())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(cc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    boolean ended = cc.waitFor(30, TimeUnit.SECONDS);
    assertEquals(0, ended ? cc.exitValue() : -1, output);
  }
}
