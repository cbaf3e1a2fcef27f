package portkit.baremetal.driver;

import portkit.metal.hw.Ports;

/**
 * The two 8259 interrupt controllers of a PC, which are only to be silent: firmware may have left
 * them on, with vectors that are exceptions of the processor in protected mode.
 */
public final class Pic {
  private static final int DATA = 1;
  private static final int ALL = 0xff;

  private final int first;
  private final int second;

  /** The controllers at two base ports. */
  public Pic(int first, int second) {
    this.first = first;
    this.second = second;
  }

  /** Masks all their interrupts. */
  public void mask() {
    Ports.out8(first + DATA, ALL);
    Ports.out8(second + DATA, ALL);
  }
}
