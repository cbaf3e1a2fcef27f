package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import portkit.conformance.script.Script;
import portkit.conformance.suite.Cases.ScriptCase;
import portkit.os.Profile;

/** The directed cases. */
record ScriptLayer(Subject subject, ByteBuffer guest, List<ScriptCase> cases)
    implements Suite.Layer {
  /** Results come in pieces of so many. */
  private static final int PIECE = 64;

  @Override
  public void run(Set<Profile> profiles, Consumer<CaseResult> results) {
    for (int from = 0; from < cases.size(); from += PIECE) {
      piece(cases.subList(from, Math.min(cases.size(), from + PIECE)), profiles).forEach(results);
    }
  }

  /** Results in the order of the cases, whichever of them apply. */
  private List<CaseResult> piece(List<ScriptCase> piece, Set<Profile> profiles) {
    List<Script> applicable =
        piece.stream().filter(c -> applies(c, profiles)).map(ScriptCase::script).toList();
    Iterator<Judgement> judged = new ScriptRunner(subject, guest).run(applicable).iterator();
    List<CaseResult> results = new ArrayList<>();
    for (ScriptCase testCase : piece) {
      Judgement judgement =
          applies(testCase, profiles)
              ? judged.next()
              : Judgement.notApplicable(testCase.directives().needs(), profiles);
      results.add(Suite.result(testCase, subject, judgement));
    }
    return results;
  }

  private static boolean applies(ScriptCase testCase, Set<Profile> profiles) {
    return profiles.containsAll(testCase.directives().needs());
  }
}
