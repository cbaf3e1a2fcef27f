package portkit.baremetal.driver;

/** A serial line that a machine may have or not. */
public interface OptionalLine extends SerialLine {
  /**
   * Looks for it and starts it, in place of {@link #start}; called once, on the kernel's own map.
   *
   * @param interrupts that it is to interrupt by, as the console
   * @return false if it is not there
   */
  boolean find(DeviceMap map, InterruptController interrupts);
}
