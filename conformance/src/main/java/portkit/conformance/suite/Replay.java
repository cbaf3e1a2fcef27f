package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import portkit.conformance.guest.GuestProgram;
import portkit.conformance.script.Directives;
import portkit.conformance.script.Script;

/**
 * One script run again: each call that it made, what the port answered, and what the reference
 * model says of that.
 *
 * @param steps in their order, as far as the script came
 * @param judgement of the whole
 */
public record Replay(List<Step> steps, Judgement judgement) {
  private static final String TRACE = "trace";

  /** Copies the steps. */
  public Replay {
    steps = List.copyOf(steps);
  }

  /**
   * Runs a script on a subject.
   *
   * @throws portkit.os.PortkitException that names the line, if there is an error in it
   */
  public static Replay of(Subject subject, Script script) {
    ByteBuffer guest = GuestProgram.build();
    Script traced = traced(script);
    List<Directives> directives = List.of(Directives.of(traced));
    GuestRun run = new ScriptRunner(subject, guest).start(List.of(traced), directives);
    List<Section> sections = Transcript.of(run.output()).sections();
    List<Event> events = sections.isEmpty() ? List.of() : sections.getFirst().events();
    Judgement judgement =
        ScriptRunner.judge(
                List.of(traced),
                directives,
                run,
                (s, section) ->
                    ScriptRunner.byExpectations(s, section)
                        .or(() -> Observer.complaint(subject.profiles(), section)))
            .getFirst();
    return new Replay(new Observer(subject.profiles()).steps(events), judgement);
  }

  /** Calls are reported in a script that says so. */
  private static Script traced(Script script) {
    if (script.lines().stream().anyMatch(line -> line.strip().equals(TRACE))) {
      return script;
    }
    List<String> lines = new ArrayList<>(script.lines());
    boolean room = !lines.isEmpty() && lines.getFirst().isBlank();
    if (room) {
      lines.set(0, TRACE); // messages go on citing the lines of the file
    } else {
      lines.addFirst(TRACE);
    }
    return new Script(lines);
  }
}
