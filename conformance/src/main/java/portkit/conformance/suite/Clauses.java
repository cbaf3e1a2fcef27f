package portkit.conformance.suite;

import java.util.Collection;
import java.util.List;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/** The contract's clauses by their names. */
final class Clauses {
  private Clauses() {}

  static List<ClauseSpec> named(Collection<String> ids) {
    return ids.stream().map(Clauses::named).toList();
  }

  static ClauseSpec named(String id) {
    return Contract.clauses().stream()
        .filter(clause -> clause.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " is no clause of the contract"));
  }
}
