package portkit.baremetal.driver;

import portkit.metal.hw.Memory;

/** The controller that brings interrupts of devices to the local APIC (Intel 82093AA). */
public final class IoApic {
  /** Where its registers are in physical memory. */
  public static final long PHYSICAL = 0xfec0_0000L;

  private static final int SELECT = 0;
  private static final int WINDOW = 0x10;
  private static final int REDIRECTION = 0x10;
  private static final int DESTINATION_SHIFT = 24;

  private long registers = PHYSICAL;

  /** The controller. */
  public IoApic() {}

  /** Its registers are mapped at another address from now on. */
  public void moveTo(long address) {
    registers = address;
  }

  /** Brings an edge-triggered, active-high input, as ISA has them, to a local APIC's vector. */
  public void route(int input, int vector, int apic) {
    set(REDIRECTION + 2 * input + 1, apic << DESTINATION_SHIFT);
    set(REDIRECTION + 2 * input, vector);
  }

  private void set(int register, int value) {
    Memory.store32(registers + SELECT, register);
    Memory.store32(registers + WINDOW, value);
  }
}
