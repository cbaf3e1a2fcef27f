package portkit.nacl.validate.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import portkit.os.process.ChildProcess;

/** GNU objdump as the judge of where instructions begin. */
final class Disassembly {
  private static final Pattern PREFIXES =
      Pattern.compile(
          "((rex(\\.[WRXB]+)?|data16|addr32|lock|repn?z|[cdefgs]s|bnd|notrack|\\{vex}) ?)+");

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /**
   * One line of it.
   *
   * @param address where the instruction is
   * @param length the bytes to the next one, or to the end of the section
   * @param text the instruction
   */
  record Line(long address, int length, String text) {
    /** Whether objdump takes it for an instruction, and not for a prefix that stands alone. */
    boolean isInstruction() {
      return !text.contains("(bad)") && !PREFIXES.matcher(text.strip()).matches();
    }
  }

  private Disassembly() {}

  /** All instructions of an ELF file's sections of code. */
  static void ofProgram(Path file, Consumer<Line> consumer) {
    run(List.of("objdump", "-d", "-w", "-z", "--no-show-raw-insn", file.toString()), consumer);
  }

  /** The instructions that such bytes are, from address 0. */
  static List<Line> of(byte[] code) {
    List<Line> lines = new ArrayList<>();
    try {
      Path file = Files.createTempFile("code", ".bin");
      Files.write(file, code);
      run(
          List.of(
              "objdump",
              "-D",
              "-w",
              "-z",
              "--no-show-raw-insn",
              "-b",
              "binary",
              "-m",
              "i386:x86-64",
              file.toString()),
          lines::add);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static void run(List<String> command, Consumer<Line> consumer) {
    try {
      Path listing = Files.createTempFile("listing", ".txt");
      Process objdump =
          ChildProcess.start(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(listing.toFile()));
      if (ChildProcess.await(objdump, command.getFirst(), LIMIT) != 0) {
        throw new AssertionError(Files.readString(listing));
      }
      try (BufferedReader lines = Files.newBufferedReader(listing, StandardCharsets.ISO_8859_1)) {
        parse(lines, consumer);
      }
      Files.delete(listing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void parse(BufferedReader lines, Consumer<Line> consumer) throws IOException {
    long address = -1;
    String text = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int colon = line.indexOf(":\t");
      if (colon < 0) {
        continue;
      }
      long next = Long.parseLong(line.substring(0, colon).strip(), 16);
      if (address >= 0) {
        consumer.accept(new Line(address, (int) (next - address), text));
      }
      address = next;
      text = line.substring(colon + 2);
    }
  }
}
