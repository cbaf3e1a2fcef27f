package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import portkit.conformance.script.Directives;
import portkit.conformance.script.Program;
import portkit.conformance.script.Script;

/**
 * Runs scripts on a subject: many in one guest, one after the other, and those that end it in a
 * guest of their own. When a script takes its guest down, the ones behind it get a new one.
 */
public final class ScriptRunner {
  /** What the guest finds in its environment. */
  static final Map<String, String> ENVIRONMENT = Map.of("PORTKIT_CONFORMANCE", "1");

  private static final String NAME = "conformance";
  private static final int BATCH = 48;

  /** What a script that keeps its own limit adds to that of its batch. */
  private static final Duration SHARE = Duration.ofMillis(250);

  private final Subject subject;
  private final ByteBuffer guest;

  /** Runs scripts on the subject by means of the guest. */
  public ScriptRunner(Subject subject, ByteBuffer guest) {
    this.subject = subject;
    this.guest = guest;
  }

  /** How the reports about a script are judged when it has come to its end. */
  @FunctionalInterface
  interface Judge {
    /** What is wrong; empty if nothing is. */
    Optional<Complaint> judge(Script script, Section section);
  }

  /** Judges scripts by their own expectations, in their order. */
  public List<Judgement> run(List<Script> scripts) {
    return run(scripts, ScriptRunner::byExpectations);
  }

  List<Judgement> run(List<Script> scripts, Judge judge) {
    List<Judgement> out = new ArrayList<>();
    int at = 0;
    while (at < scripts.size()) {
      int end = at + 1;
      if (!Directives.of(scripts.get(at)).isAlone()) {
        while (end < Math.min(scripts.size(), at + BATCH)
            && !Directives.of(scripts.get(end)).isAlone()) {
          end++;
        }
      }
      List<Judgement> judged = batch(scripts.subList(at, end), judge);
      out.addAll(judged);
      at += judged.size();
    }
    return out;
  }

  /** Judges the first scripts of those given: at least one, at the best all. */
  private List<Judgement> batch(List<Script> scripts, Judge judge) {
    List<Directives> directives = scripts.stream().map(Directives::of).toList();
    return judge(scripts, directives, start(scripts, directives), judge);
  }

  static List<Judgement> judge(
      List<Script> scripts, List<Directives> directives, GuestRun run, Judge judge) {
    if (run.isUnavailable()) {
      return scripts.stream().map(s -> Judgement.unavailable(run)).toList();
    }
    Transcript transcript = Transcript.of(run.output());
    List<Judgement> out = new ArrayList<>();
    int ended = (int) transcript.sections().stream().filter(Section::ended).count();
    Duration share = run.duration().dividedBy(Math.max(1, ended));
    for (int i = 0; i < scripts.size(); i++) {
      Optional<Section> section = transcript.section(i);
      boolean over = i == scripts.size() - 1 || !transcript.goesOnAfter(i);
      Directives wanted = directives.get(i);
      Optional<Complaint> complaint =
          over ? new Ending(run, transcript, wanted).complaint(section) : Optional.empty();
      if (complaint.isEmpty()) {
        complaint = transcript.complaint(i, wanted, section);
      }
      if (complaint.isEmpty() && section.isPresent()) {
        complaint = judge.judge(scripts.get(i), section.get());
      }
      out.add(
          complaint.map(what -> Judgement.fail(what, run)).orElseGet(() -> Judgement.pass(share)));
      if ((over && section.isPresent()) || transcript.isDamagedAt(i)) {
        return out; // the others get a new guest
      }
    }
    return out;
  }

  GuestRun start(List<Script> scripts, List<Directives> directives) {
    List<String> arguments =
        Stream.concat(Stream.of(NAME), scripts.stream().map(Program::argument)).toList();
    Duration limit =
        directives.stream()
            .map(Directives::limit)
            .max(Duration::compareTo)
            .orElseThrow()
            .plus(SHARE.multipliedBy(scripts.size()));
    return subject.run(
        new GuestLaunch(guest, arguments, ENVIRONMENT, directives.getFirst().input(), limit));
  }

  static Optional<Complaint> byExpectations(Script script, Section section) {
    if (!section.broken().isEmpty()) {
      List<Complaint> all = section.broken().stream().map(b -> describe(script, b)).toList();
      return Optional.of(
          new Complaint(
              all.stream().flatMap(c -> c.clauses().stream()).distinct().toList(),
              all.stream().map(Complaint::what).collect(Collectors.joining("; "))));
    }
    boolean expects = script.lines().stream().anyMatch(l -> Directives.expectation(l).isPresent());
    return expects && section.ended() && section.held() == 0
        ? Optional.of(Complaint.of("the script ended without having come to an expectation"))
        : Optional.empty();
  }

  private static Complaint describe(Script script, Section.Broken broken) {
    String line = script.lines().get(broken.line() - 1).strip();
    return Complaint.of(
        Directives.expectation(line).orElseThrow(),
        "line %d: %s, but it was %s and %s"
            .formatted(
                broken.line(), line, Step.number(broken.left()), Step.number(broken.right())));
  }
}
