package portkit.baremetal.qemu;

import portkit.os.Failure;
import portkit.os.PortkitException;

/** What a machine has as terminal for the program. The kernel's own words go to a UART anyway. */
public enum Terminal {
  /** The UART, which is there anyway: an access for each byte, and nothing to look for at start. */
  UART,
  /** A virtio console, which takes a whole write at a time: for programs that write much. */
  VIRTIO;

  /**
   * The terminal of a name as users write it.
   *
   * @param option that they write it to
   */
  public static Terminal of(String name, String option) {
    return switch (name) {
      case "uart" -> UART;
      case "virtio" -> VIRTIO;
      default ->
          throw new PortkitException(
              Failure.USAGE, "%s wants uart or virtio, not %s".formatted(option, name));
    };
  }
}
