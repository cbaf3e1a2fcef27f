package portkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portkit.conformance.suite.GuestRun;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/** The other end of {@link ModuleSubject}: runs one guest on the port of a module. */
public final class ModuleGuest {
  private static final int FIRST_ARGUMENT = 4;

  private ModuleGuest() {}

  /** Folder of the module, program, file to tell what came of it, milliseconds, arguments. */
  public static void main(String[] words) throws IOException {
    Path told = Path.of(words[2]);
    try {
      Launch launch =
          Launch.of(List.of(words).subList(FIRST_ARGUMENT, words.length))
              .withEnvironment(System.getenv())
              .withTimeLimit(Duration.ofMillis(Long.parseLong(words[3])));
      ProgramImage program = ProgramImage.read(Path.of(words[1]));
      int exitCode = ModuleFolder.of(Path.of(words[0])).port().run(program, launch);
      Files.writeString(told, exitCode + "\n");
    } catch (PortkitException e) {
      Files.writeString(told, e.failure() + " " + e.getMessage());
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(0);
  }

  /**
   * What it told.
   *
   * @param text empty if nothing
   */
  record Told(String text) {
    static Told read(Path file) throws IOException {
      return new Told(Files.exists(file) ? Files.readString(file).strip() : "");
    }

    GuestRun run(String otherwise, String output, String log, Duration duration) {
      if (text.matches("[0-9]+")) {
        int exitCode = Integer.parseInt(text);
        return new GuestRun(OptionalInt.of(exitCode), Optional.empty(), "", output, log, duration);
      }
      String[] words = text.split(" ", 2);
      Failure failure = text.isEmpty() ? Failure.INTERNAL : Failure.valueOf(words[0]);
      return new GuestRun(
          OptionalInt.empty(),
          Optional.of(failure),
          text.isEmpty() ? otherwise : words[1],
          output,
          log,
          duration);
    }
  }
}
