package portkit.conformance.mutant;

import portkit.os.FaultKind;

/** The program has touched what it may not, or done what the processor does not do. */
final class SimulatedFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final FaultKind kind;
  private final long address;
  private final boolean known;

  SimulatedFault(FaultKind kind, long address, boolean known) {
    super(kind + " at " + address, null, false, false);
    this.kind = kind;
    this.address = address;
    this.known = known;
  }

  FaultKind kind() {
    return kind;
  }

  long address() {
    return address;
  }

  boolean isAddressKnown() {
    return known;
  }
}
