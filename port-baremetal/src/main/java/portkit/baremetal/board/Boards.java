package portkit.baremetal.board;

import java.util.List;
import portkit.baremetal.driver.ApicInterrupts;
import portkit.baremetal.driver.Console;
import portkit.baremetal.driver.DebugExit;
import portkit.baremetal.driver.IoApic;
import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pic;
import portkit.baremetal.driver.Pit;
import portkit.baremetal.driver.Rtc;
import portkit.baremetal.driver.Uart;
import portkit.baremetal.time.Timing;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** The boards that there are. Each call makes a new one, to be wired into one image. */
public final class Boards {
  /** The name of a PC with QEMU's older chipset, or a real one. */
  public static final String PC = "pc";

  /** The name of a PC with QEMU's newer chipset. */
  public static final String Q35 = "q35";

  /** The name of QEMU's machine without PCI. */
  public static final String MICROVM = "microvm";

  private static final int COM1 = 0x3f8;
  private static final int COM1_INPUT = 4;

  private Boards() {}

  /** Their names. */
  public static List<String> names() {
    return List.of(PC, Q35, MICROVM);
  }

  /** The board of a name. */
  public static Board byName(String name) {
    return switch (name) {
      case PC -> pc();
      case Q35 -> q35();
      case MICROVM -> microvm();
      default ->
          throw new PortkitException(
              Failure.USAGE,
              "there is no board \"%s\"; boards are %s"
                  .formatted(name, String.join(", ", names())));
    };
  }

  /** A PC: the devices that every PC has had since the nineties. */
  public static Board pc() {
    return isaMachine(PC);
  }

  /** The same with PCI Express, which the kernel does not use. */
  public static Board q35() {
    return isaMachine(Q35);
  }

  /** QEMU's microvm, which keeps these ISA devices and leaves out nearly all else. */
  public static Board microvm() {
    return isaMachine(MICROVM);
  }

  private static Board isaMachine(String name) {
    LocalApic localApic = new LocalApic(ApicInterrupts.TIMER, ApicInterrupts.SPURIOUS);
    return new Board(
        name,
        new Console(new Uart(COM1)),
        new ApicInterrupts(new Pic(0x20, 0xa0), localApic, new IoApic(), COM1_INPUT),
        new Timing(localApic, new Pit(0x40)),
        new Rtc(0x70),
        new DebugExit(0xf4, 0xe9));
  }
}
