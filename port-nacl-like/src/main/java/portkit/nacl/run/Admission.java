package portkit.nacl.run;

import portkit.os.elf.ProgramImage;

/** Decides which programs may run in the sandbox at all. */
public interface Admission {
  /** Lets every program in, for tests of what lies behind. */
  Admission UNCHECKED = program -> {};

  /**
   * Looks at a program before it runs.
   *
   * @throws portkit.os.PortkitException if it may not
   */
  void admit(ProgramImage program);
}
