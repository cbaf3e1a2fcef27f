package portkit.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import portkit.conformance.Verdict;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.SuiteRun;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/** All that is known of runs, for programs. */
final class JsonReport {
  private JsonReport() {}

  static String of(List<SuiteRun> runs) {
    return Json.of(Map.of("runs", runs.stream().map(JsonReport::run).toList())) + "\n";
  }

  private static Map<String, Object> run(SuiteRun run) {
    ClauseVerdicts verdicts = ClauseVerdicts.of(run);
    Map<String, Object> clauses = new LinkedHashMap<>();
    Contract.clauses().forEach(clause -> clauses.put(clause.id(), verdicts.of(clause)));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("port", run.port());
    map.put("conforms", Claim.of(run) == Claim.CONFORMS);
    map.put(
        "profiles",
        run.profiles().stream().sorted().map(p -> p.name().toLowerCase(Locale.ROOT)).toList());
    map.put("suite", run.suiteHash());
    map.put("seed", run.seed());
    map.put("tools", new TreeMap<>(run.tools()));
    map.put("clauses", clauses);
    map.put("cases", run.results().stream().map(JsonReport::result).toList());
    return map;
  }

  private static Map<String, Object> result(CaseResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", result.name());
    map.put("clauses", result.clauses().stream().map(ClauseSpec::id).toList());
    map.put("verdict", result.verdict());
    map.put("milliseconds", result.duration().toMillis());
    if (result.verdict() != Verdict.PASS) {
      map.put("message", result.message());
      result.script().ifPresent(script -> map.put("script", script.toString()));
      map.put("log", result.log());
    }
    return map;
  }
}
