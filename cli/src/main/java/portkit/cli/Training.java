package portkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts a small program as {@code portkit run} does, for {@code scripts/build}: the JVM notes what
 * is loaded on the way and keeps it in the ahead-of-time cache (JEP 483, 514).
 */
public final class Training {
  private Training() {}

  /** Exits as the command would, but in the way that lets the JVM write its cache. */
  public static void main(String[] args) throws IOException {
    Path program = Files.createTempFile("portkit-training", ".elf");
    int exitCode;
    try {
      Files.write(program, TrainingProgram.elf());
      exitCode = Main.execute("exec", program.toString(), "argument");
    } finally {
      Files.deleteIfExists(program);
    }
    System.exit(exitCode);
  }
}
