package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import portkit.conformance.suite.Cases.ScriptCase;
import portkit.os.Profile;

/** The directed cases. */
record ScriptLayer(Subject subject, ByteBuffer guest, List<ScriptCase> cases)
    implements Suite.Layer {
  /** Results come in pieces of so many. */
  private static final int PIECE = 64;

  @Override
  public void run(Set<Profile> profiles, Consumer<CaseResult> results) {
    List<ScriptCase> applicable = new ArrayList<>();
    for (ScriptCase testCase : cases) {
      if (profiles.containsAll(testCase.directives().needs())) {
        applicable.add(testCase);
      } else {
        results.accept(
            Suite.result(
                testCase,
                subject,
                Judgement.notApplicable(testCase.directives().needs(), profiles)));
      }
    }
    ScriptRunner runner = new ScriptRunner(subject, guest);
    for (int from = 0; from < applicable.size(); from += PIECE) {
      List<ScriptCase> piece = applicable.subList(from, Math.min(applicable.size(), from + PIECE));
      List<Judgement> judged = runner.run(piece.stream().map(ScriptCase::script).toList());
      for (int i = 0; i < judged.size(); i++) {
        results.accept(Suite.result(piece.get(i), subject, judged.get(i)));
      }
    }
  }
}
