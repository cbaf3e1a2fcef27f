package portkit.baremetal.virtio;

import portkit.baremetal.driver.DeviceMap;
import portkit.baremetal.driver.InterruptController;

/** The registers of one virtio device (VIRTIO 1.2, ch. 4), wherever a board has them. */
public interface VirtioTransport {
  /**
   * Looks for a device; on success the transport is that device's from now on.
   *
   * @param type of the device (VIRTIO 1.2, ch. 5)
   * @param map that makes registers in memory reachable
   * @return false if the board has no such device, or there is no memory to map it
   */
  boolean find(int type, DeviceMap map);

  /** The device's status, {@link VirtioDevice}'s bits. */
  int status();

  /** Sets the status; 0 resets the device. */
  void setStatus(int status);

  /** 32 of the features that the device offers, from bit 32 times {@code word} on. */
  int features(int word);

  /** Accepts features. */
  void accept(int word, int features);

  /**
   * Tells the device where a queue is.
   *
   * @param index of the queue
   * @return false if the device has no such queue, or one that is too short
   */
  boolean enable(int index, Virtqueue queue);

  /** Tells the device that something has been offered in a queue. */
  void notify(int index);

  /**
   * Has a queue interrupt the processor as the console; call it before the device is told to go.
   */
  void interruptAsConsole(int index, InterruptController interrupts);

  /** An interrupt of the device has come: lets the next one come. */
  void acknowledge();
}
