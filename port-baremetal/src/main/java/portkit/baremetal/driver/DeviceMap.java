package portkit.baremetal.driver;

/** Makes registers of devices that are in physical memory reachable. */
public interface DeviceMap {
  /** No memory for the map. */
  long NONE = 0;

  /**
   * Maps the 2 MiB around a physical address, uncached.
   *
   * @return where it will be found once the caller has returned, or {@link #NONE}
   */
  long mapDevice(long physical);
}
