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
  private final GoSymbols symbols;

  Backtrace(Console console, GuestMemory memory, GoSymbols symbols) {
    this.console = console;
    this.memory = memory;
    this.symbols = symbols;
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
    if (isFrame(at)) {
      called(Memory.load64(at)); // by the program
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
   * The program's functions from an instruction up, by its frame pointers, which Go keeps in RBP
   * (Go's cmd/compile/abi-internal.md).
   */
  void program(long address, long framePointer) {
    console.print("  at ").hex(address).print(" ");
    boolean _ = symbols.print(console, address);
    console.endLine();
    long frame = framePointer;
    for (int i = 0; i < LONGEST && isFrame(frame); i++) {
      called(Memory.load64(frame + WORD));
      frame = Memory.load64(frame);
    }
  }

  /** A return address is that of the instruction behind the call. */
  private void called(long returnAddress) {
    if (returnAddress != 0) {
      console.print("  called from ").hex(returnAddress).print(" ");
      boolean _ = symbols.print(console, returnAddress - 1);
      console.endLine();
    }
  }

  private boolean isFrame(long frame) {
    return frame != 0 && (frame & WORD - 1) == 0 && memory.isReadable(frame, 2 * WORD);
  }
}
