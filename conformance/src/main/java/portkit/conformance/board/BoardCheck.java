package portkit.conformance.board;

import java.util.List;
import java.util.function.Consumer;
import portkit.baremetal.module.BoardModule;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/** One thing that a board must do so that clauses of the contract can hold on it. */
public final class BoardCheck {
  private final BoardModule module;
  private final String name;
  private final List<ClauseSpec> clauses;
  private final Consumer<Bench> check;

  /**
   * A check of a board.
   *
   * @param name what the board does
   * @param check fails with an {@link AssertionError}
   * @param clauses the identifiers of those that need it
   */
  BoardCheck(BoardModule module, String name, Consumer<Bench> check, String... clauses) {
    this.module = module;
    this.name = name;
    this.check = check;
    this.clauses =
        Contract.clauses().stream().filter(c -> List.of(clauses).contains(c.id())).toList();
  }

  /** What the board does. */
  public String name() {
    return name;
  }

  /** The clauses that need it. */
  public List<ClauseSpec> clauses() {
    return clauses;
  }

  /**
   * Carries it out on a new simulated machine.
   *
   * @throws AssertionError if the board does something else
   * @throws UnsupportedOperationException if it is not implemented, the message naming the clause
   */
  public void run() {
    Bench.run(module, check);
  }
}
