package portkit.metal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import portkit.metal.compiler.MetalCompiler;

/**
 * The page that walks {@link Digest} through the compiler. Its listings stand in fences whose first
 * line names them, and are what the compiler really prints.
 */
public final class Walk {
  /** From the folder of the module. */
  static final Path PAGE = Path.of("../docs/compiler-walk.md");

  private static final Path SOURCES = Path.of("src/test/java");
  private static final Pattern LISTING =
      Pattern.compile("(?s)(```text\\n\\[([^]\\n]+)]\\n)(.*?)(```\\n)");

  private Walk() {}

  /** Brings the page up to date. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(PAGE, current(Files.readString(PAGE)));
  }

  /** The page with its listings as they are now. */
  static String current(String page) throws IOException {
    Map<String, String> listings = listings();
    Matcher m = LISTING.matcher(page);
    return m.replaceAll(
        r -> {
          String listing = listings.get(r.group(2));
          if (listing == null) {
            throw new IllegalArgumentException(
                "no listing [%s], there are %s".formatted(r.group(2), listings.keySet()));
          }
          return Matcher.quoteReplacement(r.group(1) + listing + r.group(4));
        });
  }

  /** All listings by name. */
  static SequencedMap<String, String> listings() throws IOException {
    SequencedMap<String, String> out = new LinkedHashMap<>();
    String source = Files.readString(SOURCES.resolve("portkit/metal/report/Digest.java"));
    out.put("Digest.java", source.substring(source.indexOf("final class")));
    out.put("bytecode", bytecode());
    MetalCompiler compiler =
        new MetalCompiler(Digest.class.getClassLoader()).exportStatics(Digest.class);
    String explanation =
        Explanation.of(
            compiler,
            m -> m.owner() == Digest.class,
            Explanation.Detail.PASSES,
            new SourceLines(List.of(SOURCES)));
    List<String> parts = List.of(explanation.split("\n\n(?=after |machine code)"));
    for (String part : parts.subList(1, parts.size())) { // behind the method's name
      String[] headAndText = part.split(":", 2);
      boolean code = headAndText[0].equals("machine code");
      out.put(headAndText[0], (code ? headAndText[1].strip() : text(headAndText[1])) + "\n");
    }
    return out;
  }

  private static String text(String afterColon) {
    return afterColon.startsWith("\n") ? afterColon.substring(1) : afterColon.strip();
  }

  /** Of the exported method, without the constant pool's numbers. */
  private static String bytecode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      String file = "target/test-classes/portkit/metal/report/Digest.class";
      ToolProvider.findFirst("javap").orElseThrow().run(print, print, "-c", "-p", file);
    }
    Matcher m =
        Pattern.compile("(?s)static int digest\\(int\\);\\n *Code:\\n(.*?)\\n\\n")
            .matcher(out.toString(StandardCharsets.UTF_8));
    if (!m.find()) {
      throw new IllegalStateException("javap shows no digest: " + out);
    }
    return m.group(1).replaceAll("#\\d+ +(// )", "$1").replaceAll("(?m) +$", "") + "\n";
  }
}
