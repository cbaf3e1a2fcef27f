package portkit.baremetal.driver;

/** What ends a machine and tells whoever watches it how. In metal Java. */
public interface PowerSwitch {
  /** Tells the outside that input sent from now on is not lost; called once. */
  void started();

  /** Ends the machine and reports the low 8 bits of a code (clause EXT-01). */
  void exit(int code);
}
