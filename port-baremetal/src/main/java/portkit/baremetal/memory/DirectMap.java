package portkit.baremetal.memory;

/**
 * The window through which the kernel reaches physical memory: every physical address is mapped at
 * the same distance. The firmware's and the boot stub's identity map is such a window too, and
 * serves until the kernel's own tables are active; low addresses then belong to the program.
 */
public final class DirectMap {
  private long base;

  /** A window that is open at a distance. */
  public DirectMap(long base) {
    this.base = base;
  }

  /** The address at which the kernel finds a physical one. */
  public long at(long physical) {
    return base + physical;
  }

  /** The window has moved, with a change of page tables. */
  public void moveTo(long newBase) {
    base = newBase;
  }
}
