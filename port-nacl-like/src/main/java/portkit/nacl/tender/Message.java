package portkit.nacl.tender;

/** Lines of text to standard error, each written in one piece. */
final class Message extends Text {
  private static final int STANDARD_ERROR = 2;
  private static final int ROOM = 2048;

  private final Gate gate;

  Message(Gate gate) {
    super(ROOM);
    this.gate = gate;
  }

  /** Begins a line. */
  Text begin() {
    clear();
    return print("portkit: ");
  }

  /** Ends the line and writes it. */
  void end() {
    put('\n');
    long _ = gate.write(STANDARD_ERROR, address(), length());
    clear();
  }
}
