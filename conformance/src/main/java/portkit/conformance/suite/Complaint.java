package portkit.conformance.suite;

import java.util.List;

/**
 * What is wrong with what a script did.
 *
 * @param clauses that are broken; none if it cannot be told which
 * @param what is wrong, for a person
 */
record Complaint(List<String> clauses, String what) {
  /** Copies the clauses. */
  Complaint {
    clauses = List.copyOf(clauses);
  }

  /** Something of which nobody can tell which clause it breaks. */
  static Complaint of(String what) {
    return new Complaint(List.of(), what);
  }

  /** A broken clause, quoted. */
  static Complaint of(String clause, String detail) {
    return new Complaint(List.of(clause), "%s [%s]".formatted(Clauses.named(clause), detail));
  }

  /** The same as one of a case, the first of whose clauses is quoted unless one is already. */
  Complaint in(List<String> tested) {
    return clauses.isEmpty() && !tested.isEmpty()
        ? new Complaint(tested, of(tested.getFirst(), what).what)
        : this;
  }
}
