package portkit.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.SuiteRun;

/** The scripts of cases that did not hold, as files that {@code portkit script replay} takes. */
final class ScriptFiles {
  static final String FOLDER = "scripts";

  private ScriptFiles() {}

  /** Where a case's script is, in the report's folder. */
  static String path(CaseResult result) {
    return "%s/%s-%s.script".formatted(FOLDER, plain(result.port()), plain(result.name()));
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9.-]+", "-");
  }

  /** The files' texts by their paths. */
  static Map<String, String> of(List<SuiteRun> runs) {
    Map<String, String> files = new LinkedHashMap<>();
    for (SuiteRun run : runs) {
      for (CaseResult result : run.results()) {
        if (!result.verdict().isQuiet()) {
          result.script().ifPresent(script -> files.put(path(result), script.toString()));
        }
      }
    }
    return files;
  }
}
