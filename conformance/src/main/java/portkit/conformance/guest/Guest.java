package portkit.conformance.guest;

import portkit.metal.hw.Export;
import portkit.metal.hw.Memory;
import portkit.os.FaultKind;
import portkit.os.OsTable;
import portkit.os.Profile;

/**
 * The guest: it runs the scripts that its arguments are, one after the other, and reports what came
 * of each. A script whose threads have not ended when it has ends the guest.
 */
public final class Guest {
  /** The exit code after a script that left threads behind. */
  public static final int LEFT_THREADS = 97;

  /** The exit code after a fault that no script has asked for. */
  public static final int STRAY_FAULT = 98;

  /** The exit code after a trap: an error of the guest itself. */
  public static final int TRAPPED = 99;

  /** What a handler may use of its stack by clause FLT-01, but for what this one needs. */
  private static final int HANDLER_STACK = 7 << 10;

  private static final int HANDLER_FRAMES = 1 << 10;

  /** How often a handler that is to wait looks: for some tenths of a second. */
  private static final int HOLD_LOADS = 1 << 26;

  private final MetalGround metal = new MetalGround();
  private final Session session = new Session(metal);

  /** With all memory zero. */
  public Guest() {}

  /**
   * Where the program begins.
   *
   * @param captured the registers at the entry, in the order of the record's fields
   */
  @Export("start")
  public int start(long table, long captured, long routines) {
    metal.begin(table, routines);
    long lane = metal.memory() + Area.LANES;
    for (int i = Lane.ENTRY_SP; i < Lane.ENTRY_TLS; i += Long.BYTES) {
      Memory.store64(lane + i, Memory.load64(captured + i - Lane.ENTRY_SP));
    }
    return session.run(
        Memory.load64(table + OsTable.ARGC),
        Memory.load64(table + OsTable.ARGV),
        (Memory.load64(table + OsTable.CAPABILITIES) & Profile.FAULTS.mask()) != 0);
  }

  /** Where a thread begins. */
  @Export("thread")
  public void thread(long lane) {
    session.thread(lane);
  }

  /** The fault handler. */
  @Export("fault")
  public void fault(long record, long lane) {
    int kind = Memory.load32(record + OsTable.FAULT_KIND);
    long depth = Memory.load64(lane + Lane.DEPTH);
    if (kind == FaultKind.INTERRUPT.code()) {
      add(lane + Lane.INTERRUPTS, 1);
      add(lane + Lane.NESTED, depth > 0 ? 1 : 0);
      return;
    }
    if (Memory.load64(lane + Lane.RECOVER_PC) == 0) {
      session.stray(kind, Memory.load64(record + OsTable.FAULT_PC));
      metal.call(Slot.EXIT, STRAY_FAULT, 0, 0);
    }
    Memory.store64(lane + Lane.DEPTH, depth + 1);
    Memory.store64(lane + Lane.FAULT_KIND, kind);
    Memory.store64(lane + Lane.FAULT_FLAGS, Memory.load32(record + OsTable.FAULT_FLAGS));
    Memory.store64(lane + Lane.FAULT_ADDRESS, Memory.load64(record + OsTable.FAULT_ADDR));
    Memory.store64(lane + Lane.FAULT_SP, Memory.load64(record + OsTable.FAULT_SP));
    long pc = Memory.load64(record + OsTable.FAULT_PC);
    Memory.store64(lane + Lane.FAULT_PC, pc);
    Memory.store64(lane + Lane.FAULT_BEFORE, Memory.load64(lane + Lane.RECOVER_PC) - pc);
    useStack(Memory.load64(lane + Lane.HANDLER_SP));
    obey(lane);
    Memory.store64(record + OsTable.FAULT_PC, Memory.load64(lane + Lane.RECOVER_PC));
    Memory.store64(record + OsTable.FAULT_SP, Memory.load64(lane + Lane.RECOVER_SP));
    Memory.store64(lane + Lane.DEPTH, depth);
  }

  private static void add(long address, long delta) {
    Memory.store64(address, Memory.load64(address) + delta);
  }

  /** What a script wants of the handler. */
  private void obey(long lane) {
    long hold = Memory.load64(lane + Lane.HOLD);
    // Until another thread has done what it must do meanwhile, if the port lets one run.
    for (int i = 0; i < HOLD_LOADS && hold != 0 && Memory.load32(hold) == 0; i++) {}
    long touch = Memory.load64(lane + Lane.TOUCH);
    if (touch != 0) {
      Memory.store64(lane + Lane.SCRATCH, Memory.load64(touch));
    }
    int code = Memory.load32(lane + Lane.EXITS);
    if (code != 0) {
      Memory.store8(lane + Lane.SCRATCH, '!');
      metal.call(Slot.WRITE, Reporter.OUTPUT, lane + Lane.SCRATCH, 1);
      metal.call(Slot.EXIT, code, 0, 0);
    }
  }

  private static void useStack(long top) {
    for (long at = top - HANDLER_FRAMES; at > top - HANDLER_STACK; at -= HANDLER_FRAMES / 2) {
      Memory.store8(at, Memory.load8(at));
    }
  }

  /** A trap is an error of the guest; it is told on descriptor 2. */
  @Export("panic")
  public void panic(long message, long address, long stack) {
    session.complain(message);
    metal.call(Slot.EXIT, TRAPPED, 0, 0);
  }
}
