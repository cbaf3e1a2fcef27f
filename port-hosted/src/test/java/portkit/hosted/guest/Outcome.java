package portkit.hosted.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.hosted.HostedPort;
import portkit.os.Launch;
import portkit.os.Launch.Watch;
import portkit.os.Streams;

/** What became of a program. */
public record Outcome(int exitCode, String output, String error) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Runs a program with the fast calls. */
  public static Outcome of(GuestProgram program) {
    return of(program, Set.of(), "");
  }

  /** Runs a program, watched, with input. */
  public static Outcome of(GuestProgram program, Set<Watch> watch, String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, error);
    Launch launch =
        Launch.of(List.of("guest", "one", "zwölf"))
            .withEnvironment(Map.of("NAME", "value"))
            .withTimeLimit(LIMIT)
            .watching(watch)
            .connectedTo(streams);
    int code = new HostedPort().run(program.image(), launch);
    return new Outcome(
        code, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
  }
}
