package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import portkit.baremetal.module.BoardModule;
import portkit.conformance.board.BoardSimulation;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.FirstCalls;
import portkit.conformance.suite.PortSubject;
import portkit.conformance.suite.Subject;
import portkit.conformance.suite.Suite;
import portkit.conformance.suite.SuiteRun;
import portkit.os.Profile;

/** Something that {@code portkit conform} judges. */
sealed interface Candidate {
  /** The name under which it is reported. */
  String name();

  /** What runs guests. */
  Subject subject();

  /** Judges it by what it has of some profiles, and tells each result as it comes. */
  SuiteRun judge(Set<Profile> asked, long seed, Consumer<CaseResult> progress);

  /** What a word of the command line names: a port, or a folder with one. */
  static Candidate of(String word) {
    if (!ModuleFolder.isPath(word)) {
      return new Ready(PortSubject.of(Ports.forGuest(word)));
    }
    ModuleFolder module = ModuleFolder.of(Path.of(word));
    return module.board().isPresent()
        ? new OwnBoard(module.board().get(), PortSubject.of(module.port()))
        : new OwnPort(new ModuleSubject(module));
  }

  /** A port that can be run as it is. */
  record Ready(Subject subject) implements Candidate {
    @Override
    public String name() {
      return subject.name();
    }

    @Override
    public SuiteRun judge(Set<Profile> asked, long seed, Consumer<CaseResult> progress) {
      return new Suite().run(subject, asked, seed, progress);
    }
  }

  /** A port of somebody's: one that lacks a call of Core is not put through all cases. */
  record OwnPort(Subject subject) implements Candidate {
    @Override
    public String name() {
      return subject.name();
    }

    @Override
    public SuiteRun judge(Set<Profile> asked, long seed, Consumer<CaseResult> progress) {
      List<CaseResult> first = FirstCalls.judge(subject, progress);
      return after(first, subject, asked, seed, progress);
    }
  }

  /** The suite's run with results from before it; only those if one of them is a failure. */
  private static SuiteRun after(
      List<CaseResult> before,
      Subject subject,
      Set<Profile> asked,
      long seed,
      Consumer<CaseResult> progress) {
    if (!before.stream().allMatch(r -> r.verdict().conforms())) {
      EnumSet<Profile> judged = EnumSet.copyOf(asked);
      judged.retainAll(subject.profiles());
      return new SuiteRun(subject.name(), judged, seed, "", Map.of(), before);
    }
    SuiteRun run = new Suite().run(subject, asked, seed, progress);
    List<CaseResult> all = new ArrayList<>(before);
    all.addAll(run.results());
    return new SuiteRun(subject.name(), run.profiles(), seed, run.suiteHash(), run.tools(), all);
  }

  /** A board of somebody's, whose drivers are tried on a simulated machine before one is booted. */
  record OwnBoard(BoardModule module, Subject subject) implements Candidate {
    @Override
    public String name() {
      return subject.name();
    }

    @Override
    public SuiteRun judge(Set<Profile> asked, long seed, Consumer<CaseResult> progress) {
      List<CaseResult> simulated = BoardSimulation.judge(module, name(), asked, progress);
      // What cannot write or end would only be waited for.
      return after(simulated, subject, asked, seed, progress);
    }
  }
}
