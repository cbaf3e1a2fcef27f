package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.baremetal.module.BoardModule;
import portkit.conformance.Verdict;
import portkit.conformance.board.BoardSimulation;
import portkit.conformance.suite.CaseResult;
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

  /** Judges it by what it has of some profiles. */
  SuiteRun judge(Set<Profile> asked, long seed);

  /** What a word of the command line names: a port, or a folder with one. */
  static Candidate of(String word) {
    if (!ModuleFolder.isPath(word)) {
      return new Ready(PortSubject.of(Ports.forGuest(word)));
    }
    ModuleFolder module = ModuleFolder.of(Path.of(word));
    return module.board().isPresent()
        ? new OwnBoard(module.board().get(), PortSubject.of(module.port()))
        : new Ready(new ModuleSubject(module));
  }

  /** A port that can be run as it is. */
  record Ready(Subject subject) implements Candidate {
    @Override
    public String name() {
      return subject.name();
    }

    @Override
    public SuiteRun judge(Set<Profile> asked, long seed) {
      return new Suite().run(subject, asked, seed, result -> {});
    }
  }

  /** A board of somebody's, whose drivers are tried on a simulated machine before one is booted. */
  record OwnBoard(BoardModule module, Subject subject) implements Candidate {
    @Override
    public String name() {
      return subject.name();
    }

    @Override
    public SuiteRun judge(Set<Profile> asked, long seed) {
      List<CaseResult> simulated = BoardSimulation.judge(module, name(), asked, result -> {});
      if (simulated.stream().anyMatch(r -> r.verdict() == Verdict.FAIL)) {
        // What cannot write or end would only be waited for.
        EnumSet<Profile> judged = EnumSet.copyOf(asked);
        judged.retainAll(subject.profiles());
        return new SuiteRun(name(), judged, seed, "", Map.of(), simulated);
      }
      SuiteRun booted = new Suite().run(subject, asked, seed, result -> {});
      List<CaseResult> all = new ArrayList<>(simulated);
      all.addAll(booted.results());
      return new SuiteRun(name(), booted.profiles(), seed, booted.suiteHash(), booted.tools(), all);
    }
  }
}
