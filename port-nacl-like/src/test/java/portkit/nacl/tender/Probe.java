package portkit.nacl.tender;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.nacl.policy.LinuxCall;
import portkit.os.OsTable;

/** A program for the sandbox that does what its first argument's first letter says. */
public final class Probe {
  private static final int GETPID = 39;
  private static final int CALL_STACK = 12 << 10;
  private static final long MEBI = 1 << 20;

  private final StaticMemory data = new StaticMemory(4096, 4096);
  private final long mprotect = new GateCode().function(LinuxCall.MPROTECT);
  private long table;

  @Export("start")
  int start(long osTable) {
    table = osTable;
    long argument = Memory.load64(Memory.load64(osTable + OsTable.ARGV) + Long.BYTES);
    return switch (Memory.load8(argument)) {
      case 'w' -> write();
      case 's' -> (int) Linux.call(GETPID);
      case 'g' -> gate();
      case 'd' -> execute();
      case 'm' -> memory();
      case 'f' -> (int) Memory.load64(16);
      case 'l' -> loop();
      default -> 1;
    };
  }

  private int write() {
    Memory.store32(data.address(), 'o' | 'k' << 8 | '\n' << 16);
    return call(OsTable.WRITE, 1, data.address(), 3) == 3 ? 0 : 1;
  }

  /** Asks the gate for executable memory, and then for all else to be in order. */
  @CalleeStack(CALL_STACK)
  private int gate() {
    return (int) FunctionPointer.call(mprotect, data.address(), 4096, 7);
  }

  /** Runs data: a return. */
  @CalleeStack(CALL_STACK)
  private int execute() {
    Memory.store8(data.address(), 0xc3);
    return (int) FunctionPointer.call(data.address());
  }

  /** Commits MiB by MiB; how many it got. */
  private int memory() {
    int got = 0;
    long at = call(OsTable.RESERVE, 0, 200 * MEBI, 0);
    while (got < 200 && call(OsTable.COMMIT, at + got * MEBI, MEBI, 0) == 0) {
      Memory.store8(at + got * MEBI, 1);
      got++;
    }
    return got;
  }

  private int loop() {
    while (Memory.load8(data.address()) == 0) {
      Memory.store8(data.address() + 1, 1);
    }
    return 0;
  }

  @CalleeStack(CALL_STACK)
  private long call(int offset, long a, long b, long c) {
    return FunctionPointer.call(Memory.load64(table + offset), a, b, c);
  }
}
