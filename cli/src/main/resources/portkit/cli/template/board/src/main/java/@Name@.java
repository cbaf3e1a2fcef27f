package @name@;

import java.util.Set;
import portkit.baremetal.board.Board;
import portkit.baremetal.driver.Console;
import portkit.baremetal.module.BoardModule;
import portkit.baremetal.module.SimulatedBoard;
import portkit.baremetal.qemu.Boot;
import portkit.baremetal.qemu.QemuMachine;
import portkit.os.Profile;

/** The board: its drivers wired together, and the machines that it runs on. */
public final class @Name@ implements BoardModule {
  static final int CONSOLE = 0x2f8;
  static final int EXIT = 0x501;
  static final int STATUS = 0x508;

  /** The service loader makes it. */
  public @Name@() {}

  @Override
  public Board board() {
    return new Board(
        "@name@",
        new Console(new ConsoleLine(CONSOLE)),
        new Interrupts(),
        new Time(),
        new Calendar(),
        new Power(EXIT, STATUS));
  }

  /** An ISA PC: one processor without APIC, no PCI, no ACPI; GRUB tells what memory there is. */
  @Override
  public QemuMachine machine() {
    return QemuMachine.booting(Boot.GRUB)
        .with("-M", "isapc", "-cpu", "qemu64,-apic")
        .with("-device", "isa-serial,iobase=0x2f8,irq=3,chardev=" + QemuMachine.CONSOLE)
        .with("-device", "isa-debug-exit,iobase=0x501,iosize=4")
        .with("-device", "isa-debugcon,iobase=0x508,chardev=" + QemuMachine.STATUS);
  }

  @Override
  public SimulatedBoard simulation() {
    return new Simulation();
  }

  /** This processor has no generator of random bits. */
  @Override
  public Set<Profile> without() {
    return Set.of(Profile.RANDOM);
  }
}
