package portkit.metal.asm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GNU objdump as the judge of encodings. */
final class Objdump {
  private static final Pattern LINE = Pattern.compile("\\s*([0-9a-f]+):\\t(.*)");
  private static final Pattern RIP =
      Pattern.compile("\\[rip\\+0x[0-9a-f]+](.*?)\\s*# 0x([0-9a-f]+)");

  /** One disassembled instruction. */
  record Line(int offset, String text) {}

  private Objdump() {}

  static List<Line> disassemble(byte[] code, Mode mode) {
    try {
      Path binary = Files.createTempFile("encoding", ".bin");
      Path listing = Files.createTempFile("encoding", ".txt");
      try {
        Files.write(binary, code);
        Process objdump =
            new ProcessBuilder(
                    "objdump",
                    "-D",
                    "-b",
                    "binary",
                    "-m",
                    mode == Mode.LONG ? "i386:x86-64" : "i386",
                    "-M",
                    "intel",
                    "--no-show-raw-insn",
                    "-z",
                    binary.toString())
                .redirectErrorStream(true)
                .redirectOutput(listing.toFile())
                .start();
        if (!objdump.waitFor(120, TimeUnit.SECONDS)) {
          objdump.destroyForcibly();
          throw new AssertionError("objdump took more than 120 s");
        }
        return Files.readAllLines(listing).stream()
            .map(Objdump::line)
            .filter(l -> l != null)
            .toList();
      } finally {
        Files.delete(binary);
        Files.delete(listing);
      }
    } catch (IOException e) {
      throw new AssertionError("cannot run objdump", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Line line(String raw) {
    Matcher m = LINE.matcher(raw);
    if (!m.matches()) {
      return null;
    }
    String text = m.group(2).replaceAll("\\s+", " ").strip();
    Matcher rip = RIP.matcher(text);
    // objdump prints the distance and, as a comment, where that leads: the latter is what counts.
    text = rip.replaceFirst("[rip to 0x$2]$1");
    text = text.replaceFirst("\\s*#.*", "");
    // Names that differ between versions of objdump, or say again what the mode says.
    text = text.replace("OWORD PTR", "XMMWORD PTR").replaceFirst("^([ls][gi]dt)d ", "$1 ");
    return new Line(Integer.parseInt(m.group(1), 16), text);
  }
}
