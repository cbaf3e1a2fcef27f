package portkit.conformance.mutant;

import java.util.List;
import java.util.stream.Stream;

/** All ports that are broken on purpose: at least one for each clause. */
public final class Mutants {
  private Mutants() {}

  /** In the order of the contract's parts. */
  public static List<Mutant> all() {
    return Stream.of(
            TableMutants.all(),
            CallMutants.all(),
            MemoryMutants.all(),
            WaitingMutants.all(),
            ThreadMutants.all())
        .flatMap(List::stream)
        .toList();
  }
}
