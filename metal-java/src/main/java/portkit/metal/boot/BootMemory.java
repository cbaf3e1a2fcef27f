package portkit.metal.boot;

/**
 * The zeroed memory of an image's boot code, at fixed addresses: page tables, then stacks, each
 * below the next. Stacks are named by their tops, since they grow downwards.
 */
final class BootMemory {
  private static final int PAGE = 4096;

  /** Where it begins: behind boot code and tables. */
  static final long START = BootImage.BASE + 6 * PAGE;

  /** The root of the page tables. */
  static final long PML4 = START;

  /** The page-directory-pointer table. */
  static final long PDPT = PML4 + PAGE;

  /** Four page directories, one for each GiB that is mapped. */
  static final long PAGE_DIRECTORIES = PDPT + PAGE;

  /** For exceptions of the processor. */
  static final long EXCEPTION_STACK = PAGE_DIRECTORIES + 4 * PAGE + (16 << 10);

  /** For what must be handled even when a stack is to blame. */
  static final long EMERGENCY_STACK = EXCEPTION_STACK + (8 << 10);

  /** For interrupts of devices. */
  static final long INTERRUPT_STACK = EMERGENCY_STACK + (16 << 10);

  /** For a panic, which may come when any other stack is full. */
  static final long PANIC_STACK = INTERRUPT_STACK + (8 << 10);

  /** For the first method. */
  static final long BOOT_STACK = PANIC_STACK + (64 << 10);

  /** A word that is not zero once there has been a panic. */
  static final long PANICKED = BOOT_STACK;

  /** Where it ends. */
  static final long END = PANICKED + PAGE;

  private BootMemory() {}
}
