package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import portkit.conformance.Verdict;
import portkit.conformance.script.Script;
import portkit.os.Profile;
import portkit.os.model.Breach;
import portkit.os.model.ContractModel;

/** Random scripts, each held against the reference model; one that fails is made smaller. */
record RandomLayer(Subject subject, ByteBuffer guest, long seed, int count) implements Suite.Layer {
  /** What a random script can show, whatever it is made of. */
  private static final List<String> CLAUSES =
      List.of(
          "MEM-01", "MEM-02", "MEM-04", "MEM-05", "MEM-06", "MEM-08", "MEM-10", "MEM-11", "MEM-12",
          "MEM-13", "CAL-02", "WRT-01", "WRT-02", "WRT-03", "CLK-01", "SLP-04", "SLP-08");

  private static final int PAGE = 4096;

  @Override
  public void run(Set<Profile> profiles, Consumer<CaseResult> results) {
    RandomScripts source = new RandomScripts(seed, profiles);
    List<Script> scripts = Stream.generate(source::next).limit(count).toList();
    List<Judgement> judged = new ScriptRunner(subject, guest).run(scripts, RandomLayer::judge);
    for (int i = 0; i < judged.size(); i++) {
      results.accept(result("random-" + i, scripts.get(i), judged.get(i)));
    }
  }

  private CaseResult result(String name, Script script, Judgement judgement) {
    Script smallest = script;
    Judgement last = judgement;
    if (judgement.verdict() == Verdict.FAIL) {
      smallest = new Shrinking(s -> !judge(s).verdict().conforms()).smallest(script);
      last = judge(smallest);
      last = last.verdict() == Verdict.FAIL ? last : judgement; // it does not fail always
    }
    return new CaseResult(
        Clauses.named(CLAUSES),
        name,
        subject.name(),
        last.verdict(),
        last.message(),
        Optional.of(smallest),
        last.log(),
        last.duration());
  }

  private Judgement judge(Script script) {
    return new ScriptRunner(subject, guest).run(List.of(script), RandomLayer::judge).getFirst();
  }

  /** What the model says of all that a script did. */
  static Optional<String> judge(Script script, Section section) {
    ContractModel model = new ContractModel(PAGE);
    List<Breach> breaches = new ArrayList<>();
    for (Event event : section.events()) {
      Optional<Breach> breach =
          switch (event) {
            case Event.Call(int slot, long a, long b, long c, long result) ->
                model.call(slot, a, b, c, result);
            case Event.Fill(long p, long n, int value, int fault) ->
                model.memory().filled(p, n, value, fault != 0);
            case Event.Scan(long p, long n, int value, int fault, long same) ->
                model.memory().scanned(p, n, value, fault != 0, same);
          };
      breach.ifPresent(breaches::add);
    }
    return breaches.isEmpty() ? Optional.empty() : Optional.of(describe(breaches.getFirst()));
  }

  private static String describe(Breach breach) {
    return "%s [%s]".formatted(Clauses.named(breach.clause()), breach.what());
  }
}
