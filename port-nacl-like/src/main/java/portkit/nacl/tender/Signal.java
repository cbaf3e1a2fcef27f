package portkit.nacl.tender;

/** The signals that the tender handles (signal(7), x86-64). */
final class Signal {
  static final int ILL = 4;
  static final int TRAP = 5;
  static final int BUS = 7;
  static final int FPE = 8;
  static final int SEGV = 11;
  static final int PIPE = 13;
  static final int ALRM = 14;
  static final int URG = GateCode.SIGURG;
  static final int XCPU = 24;
  static final int SYS = 31;

  private Signal() {}
}
