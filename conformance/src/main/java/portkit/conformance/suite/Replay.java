package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.conformance.guest.GuestProgram;
import portkit.conformance.script.Directives;
import portkit.conformance.script.Script;
import portkit.os.Errno;
import portkit.os.model.Breach;
import portkit.os.model.ContractModel;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/**
 * One script run again: each call that it made, what the port answered, and what the reference
 * model says of that.
 *
 * @param steps in their order, as far as the script came
 * @param judgement of the whole
 */
public record Replay(List<Step> steps, Judgement judgement) {
  private static final int PAGE = 4096;
  private static final String TRACE = "trace";

  /**
   * Something that the script did.
   *
   * @param call or access, with its operands
   * @param answer of the port
   * @param breach what is wrong with it, if anything
   */
  public record Step(String call, String answer, Optional<Breach> breach) {}

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
                    ScriptRunner.byExpectations(s, section).or(() -> RandomLayer.judge(s, section)))
            .getFirst();
    return new Replay(steps(events), judgement);
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

  private static List<Step> steps(List<Event> events) {
    ContractModel model = new ContractModel(PAGE);
    return events.stream().map(event -> step(event, model)).toList();
  }

  private static Step step(Event event, ContractModel model) {
    return switch (event) {
      case Event.Call(int slot, long a, long b, long c, long result) -> {
        CallSpec spec = Contract.calls().get(slot);
        List<String> operands = new ArrayList<>();
        long[] values = {a, b, c};
        for (int i = 0; i < spec.parameterNames().size(); i++) {
          operands.add(number(values[i]));
        }
        yield new Step(
            "%s(%s)".formatted(spec.name(), String.join(", ", operands)),
            answer(result),
            model.call(slot, a, b, c, result));
      }
      case Event.Fill(long p, long n, int value, int fault) ->
          new Step(
              "fill %s for %s bytes with %d".formatted(number(p), number(n), value),
              fault == 0 ? "done" : "fault " + fault,
              model.memory().filled(p, n, value, fault != 0));
      case Event.Scan(long p, long n, int value, int fault, long same) ->
          new Step(
              "scan %s for %s bytes of %d".formatted(number(p), number(n), value),
              fault == 0 ? number(same) + " are" : "fault " + fault,
              model.memory().scanned(p, n, value, fault != 0, same));
    };
  }

  private static String answer(long result) {
    for (Errno errno : Errno.values()) {
      if (result == errno.result()) {
        return "-" + errno.name();
      }
    }
    return number(result);
  }

  private static String number(long value) {
    return Math.abs(value) < PAGE ? Long.toString(value) : "0x" + Long.toHexString(value);
  }
}
