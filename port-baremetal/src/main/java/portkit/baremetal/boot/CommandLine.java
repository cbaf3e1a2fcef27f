package portkit.baremetal.boot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes command lines that {@link Arguments} reads; on the side of whoever starts a machine. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * The command line of a program.
   *
   * @param environment as NAME=value
   * @param arguments the program's name first
   */
  public static String of(List<String> environment, List<String> arguments) {
    return Stream.of(environment.stream(), Stream.of("--"), arguments.stream())
        .flatMap(words -> words)
        .map(word -> word.equals("--") ? word : escape(word))
        .collect(Collectors.joining(" "));
  }

  private static String escape(String word) {
    if (word.isEmpty()) {
      return "%00";
    }
    StringBuilder escaped = new StringBuilder();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      // QEMU reads a comma in an option's value as its end, GRUB a quote or backslash as its own.
      boolean plain = b > ' ' && b < 0x7f && "%,\"'\\$".indexOf(b) < 0;
      escaped.append(plain ? Character.toString(b) : "%%%02x".formatted(b & 0xff));
    }
    return escaped.toString();
  }
}
