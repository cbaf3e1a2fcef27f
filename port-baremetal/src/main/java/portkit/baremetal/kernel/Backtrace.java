package portkit.baremetal.kernel;

import portkit.baremetal.driver.Console;
import portkit.baremetal.memory.GuestMemory;
import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Traceback;

/** Who called whom, for last words. */
final class Backtrace {
  private static final int LONGEST = 24;
  private static final long WORD = Long.BYTES;

  private final Console console;
  private final GuestMemory memory;

  Backtrace(Console console, GuestMemory memory) {
    this.console = console;
    this.memory = memory;
  }

  /** The kernel's methods, from the place of a return address up. */
  void kernel(long place) {
    long at = place;
    for (int i = 0; i < LONGEST && Traceback.site(at) != 0; i++) {
      for (long site = Traceback.site(at); site != 0; site = Traceback.inlinedInto(site)) {
        long method = Traceback.method(site);
        console.print("  at ");
        console.write(method, CString.length(method));
        console.print(" line ").decimal(Traceback.line(site)).endLine();
      }
      at = Traceback.caller(at);
    }
  }

  /**
   * The kernel's methods from an instruction that was interrupted, whose stack pointer is known.
   */
  void kernelAt(long address, long stackPointer) {
    // Below the pointer nothing is kept here, and to the walk an address is the one of a return.
    long place = stackPointer - WORD;
    Memory.store64(place, address + 1);
    kernel(place);
  }

  /**
   * The program's return addresses by its frame pointers, which Go keeps in RBP (Go's
   * cmd/compile/abi-internal.md); {@code go tool addr2line} names them.
   */
  void program(long framePointer) {
    long frame = framePointer;
    for (int i = 0; i < LONGEST && isFrame(frame); i++) {
      console.print("  called from ").hex(Memory.load64(frame + WORD)).endLine();
      frame = Memory.load64(frame);
    }
  }

  private boolean isFrame(long frame) {
    return frame != 0 && (frame & WORD - 1) == 0 && memory.isReadable(frame, 2 * WORD);
  }
}
