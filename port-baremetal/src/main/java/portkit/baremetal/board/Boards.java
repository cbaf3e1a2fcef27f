package portkit.baremetal.board;

import java.util.List;
import portkit.baremetal.driver.ApicInterrupts;
import portkit.baremetal.driver.Console;
import portkit.baremetal.driver.DebugExit;
import portkit.baremetal.driver.FirstRandom;
import portkit.baremetal.driver.IoApic;
import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pic;
import portkit.baremetal.driver.Pit;
import portkit.baremetal.driver.ProcessorRandom;
import portkit.baremetal.driver.Rtc;
import portkit.baremetal.driver.Uart;
import portkit.baremetal.time.Timing;
import portkit.baremetal.virtio.PciFunction;
import portkit.baremetal.virtio.VirtioConsole;
import portkit.baremetal.virtio.VirtioMmio;
import portkit.baremetal.virtio.VirtioPci;
import portkit.baremetal.virtio.VirtioRandom;
import portkit.baremetal.virtio.VirtioTransport;
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

  /**
   * Where devices go whose firmware has not placed them: above memory, below the APICs, on any PC.
   */
  private static final long PCI_WINDOW = 0xf000_0000L;

  private static final long PCI_WINDOW_SIZE = 0x80_0000;

  /** Without ACPI: eight places, from input 5 of the I/O APIC on (QEMU, hw/i386/microvm.c). */
  private static final long MICROVM_VIRTIO = 0xfeb0_0000L;

  private static final int MICROVM_VIRTIO_PLACES = 8;
  private static final int MICROVM_VIRTIO_INPUT = 5;

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

  /** A PC: the devices that every PC has had since the nineties, and virtio ones if it has them. */
  public static Board pc() {
    return pciMachine(PC);
  }

  /** The same with PCI Express. */
  public static Board q35() {
    return pciMachine(Q35);
  }

  /** QEMU's microvm, which keeps these ISA devices and leaves out nearly all else. */
  public static Board microvm() {
    return isaMachine(MICROVM, microvmDevice(), microvmDevice());
  }

  private static Board pciMachine(String name) {
    return isaMachine(
        name,
        new VirtioPci(new PciFunction(PCI_WINDOW)),
        new VirtioPci(new PciFunction(PCI_WINDOW + PCI_WINDOW_SIZE)));
  }

  private static VirtioTransport microvmDevice() {
    return new VirtioMmio(MICROVM_VIRTIO, MICROVM_VIRTIO_PLACES, MICROVM_VIRTIO_INPUT);
  }

  private static Board isaMachine(String name, VirtioTransport console, VirtioTransport random) {
    LocalApic localApic = new LocalApic(ApicInterrupts.TIMER, ApicInterrupts.SPURIOUS);
    return new Board(
        name,
        new Console(new Uart(COM1), new VirtioConsole(console)),
        new ApicInterrupts(new Pic(0x20, 0xa0), localApic, new IoApic(), COM1_INPUT),
        new Timing(localApic, new Pit(0x40)),
        new Rtc(0x70),
        new FirstRandom(new ProcessorRandom(), new VirtioRandom(random)),
        new DebugExit(0xf4, 0xe9));
  }
}
