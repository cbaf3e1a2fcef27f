package portkit.metal.boot;

import portkit.metal.hw.Unsigned;

/**
 * The zeroed memory of an image's boot code: page tables, then stacks, each stack below the next.
 *
 * @param start the first address, of a page
 */
record BootMemory(long start) {
  private static final int PAGE = 4096;

  /** One table of each of the two upper levels, and four page directories, for 4 GiB. */
  private static final int TABLES = 6 * PAGE;

  private static final int EXCEPTION_STACK = 16 << 10;
  private static final int EMERGENCY_STACK = 8 << 10;
  private static final int INTERRUPT_STACK = 16 << 10;
  private static final int BOOT_STACK = 64 << 10;

  static BootMemory after(long programEnd) {
    return new BootMemory(Unsigned.alignUp(programEnd, PAGE));
  }

  /** The root of the page tables. */
  long pml4() {
    return start;
  }

  /** The page-directory-pointer table. */
  long pdpt() {
    return start + PAGE;
  }

  /** The page directory for one of the four GiB. */
  long pageDirectory(int gibibyte) {
    return start + (2L + gibibyte) * PAGE;
  }

  /** The top of the stack for exceptions of the processor. */
  long exceptionStack() {
    return start + TABLES + EXCEPTION_STACK;
  }

  /** The top of the stack for what must be handled even when the stack is to blame. */
  long emergencyStack() {
    return exceptionStack() + EMERGENCY_STACK;
  }

  /** The top of the stack for interrupts of devices. */
  long interruptStack() {
    return emergencyStack() + INTERRUPT_STACK;
  }

  /** The top of the stack that the first method runs on. */
  long bootStack() {
    return interruptStack() + BOOT_STACK;
  }

  /** The end of it all. */
  long end() {
    return bootStack();
  }
}
