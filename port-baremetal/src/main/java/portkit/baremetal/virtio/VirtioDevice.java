package portkit.baremetal.virtio;

/** How every virtio device is brought up (VIRTIO 1.2, 3.1.1). */
final class VirtioDevice {
  private static final int ACKNOWLEDGED = 1;
  private static final int DRIVER = 2;
  private static final int GOING = 4;
  private static final int FEATURES_AGREED = 8;
  private static final int FAILED = 128;

  /** Feature 32: the device obeys version 1 of the specification, and not what was before. */
  private static final int VERSION_1_WORD = 1;

  private static final int VERSION_1 = 1;

  private VirtioDevice() {}

  /**
   * Resets a device and agrees with it on version 1 and some of the first 32 features, and nothing
   * else; false if it will not.
   */
  static boolean begin(VirtioTransport transport, int features) {
    transport.setStatus(0);
    transport.setStatus(ACKNOWLEDGED);
    transport.setStatus(ACKNOWLEDGED | DRIVER);
    if ((transport.features(0) & features) != features) {
      return fail(transport);
    }
    transport.accept(0, features);
    transport.accept(VERSION_1_WORD, transport.features(VERSION_1_WORD) & VERSION_1);
    transport.setStatus(ACKNOWLEDGED | DRIVER | FEATURES_AGREED);
    return (transport.status() & FEATURES_AGREED) != 0 || fail(transport);
  }

  /** Lets a device work whose queues are known to it. */
  static void go(VirtioTransport transport) {
    transport.setStatus(ACKNOWLEDGED | DRIVER | FEATURES_AGREED | GOING);
  }

  /** Gives a device up; returns false. */
  static boolean fail(VirtioTransport transport) {
    transport.setStatus(FAILED);
    return false;
  }
}
