package portkit.baremetal.driver;

/** Where random numbers come from that nobody can foresee. In metal Java, with interrupts off. */
public interface RandomSource {
  /**
   * Looks for what it takes and makes it ready.
   *
   * @return false if it is not there
   */
  boolean start(DeviceMap map);

  /** 64 random bits; may wait for them. */
  long next();
}
