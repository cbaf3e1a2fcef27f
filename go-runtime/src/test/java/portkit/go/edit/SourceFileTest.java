package portkit.go.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portkit.os.Failure;
import portkit.os.PortkitException;

class SourceFileTest {
  private static SourceFile file(String text) {
    return new SourceFile("go1.26.8", "os/x.go", text);
  }

  private static void refuses(String message, Runnable edit) {
    PortkitException refusal = assertThrows(PortkitException.class, edit::run);
    assertEquals(Failure.GO_ANCHOR, refusal.failure());
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void constraintIsWidened() {
    SourceFile edited = file("// c\n\n//go:build unix || js\n\npackage os\n");
    assertEquals(
        "// c\n\n//go:build (unix || js) || tiny\n\npackage os\n",
        edited.constrained("(%s) || tiny").text());
  }

  @Test
  void constraintIsNarrowed() {
    assertEquals(
        "//go:build (!js) && !tiny\npackage os\n",
        file("//go:build !js\npackage os\n").constrained("(%s) && !tiny").text());
  }

  @Test
  void constraintBehindThePackageClauseIsNone() {
    refuses(
        "anchor \"//go:build\" not found in os/x.go of go1.26.8; supported are Go 1.26 and 1.27",
        () -> file("package os\n\n//go:build js\n").constrained("%s"));
  }

  @Test
  void constraintGoes() {
    assertEquals(
        "\npackage os\n",
        file("//go:build js\n\npackage os\n").unconstrained().text().substring(1));
    assertEquals("package os\n", file("package os\n").unconstrained().text());
  }

  @Test
  void anchorIsReplaced() {
    assertEquals("a 2 c", file("a b c").replaced("b", "2").text());
  }

  @Test
  void missingAnchorIsNamedByItsFirstLine() {
    refuses(
        "anchor \"func f() {\" not found in os/x.go of go1.26.8; supported are Go 1.26 and 1.27",
        () -> file("package os\n").replaced("\nfunc f() {\n\treturn\n", ""));
  }

  @Test
  void anchorMustBeThereOnce() {
    refuses(
        "anchor \"b\" is there more than once in os/x.go of go1.26.8;"
            + " supported are Go 1.26 and 1.27",
        () -> file("a b b").replaced("b", ""));
  }

  @Test
  void overlappingAnchorsCount() {
    refuses(
        "anchor \"bb\" is there more than once in os/x.go of go1.26.8;"
            + " supported are Go 1.26 and 1.27",
        () -> file("bbb").replaced("bb", ""));
  }

  @Test
  void blockIsReplacedUpToItsFirstFoot() {
    SourceFile source = file("package os\n\nfunc f() {\n\tx\n}\n\nfunc g() {\n}\n");
    assertEquals(
        "package os\n\nfunc g() {\n}\n", source.withBlock("\nfunc f() {\n", "\n}\n", "").text());
  }

  @Test
  void footMayBeginWhereTheHeadEnds() {
    assertEquals(
        "package os\nx",
        file("package os\nfunc f() {\n}\nx").withBlock("func f() {\n", "\n}\n", "").text());
  }

  @Test
  void blockWithoutAFootIsMissing() {
    refuses(
        "anchor \"}\" not found in os/x.go of go1.26.8; supported are Go 1.26 and 1.27",
        () -> file("func f() {\n").withBlock("func f() {\n", "\n}\n", ""));
  }
}
