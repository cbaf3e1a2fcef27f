package portkit.hosted;

import portkit.os.Errno;
import portkit.os.Os;
import portkit.os.OsTable;

/** From slots and words to the methods of {@link Os}. */
final class ServedCalls implements GuestCalls {
  private final Os os;

  ServedCalls(Os os) {
    this.os = os;
  }

  @Override
  public long call(int slot, long a, long b, long c) {
    return switch (OsTable.CALLS + Long.BYTES * slot) {
      case OsTable.WRITE -> os.write(a, b, c);
      case OsTable.READ -> os.read(a, b, c);
      case OsTable.RESERVE -> os.reserve(a, b);
      case OsTable.COMMIT -> os.commit(a, b);
      case OsTable.DECOMMIT -> os.decommit(a, b);
      case OsTable.RELEASE -> os.release(a, b);
      case OsTable.NANOTIME -> os.nanotime();
      case OsTable.EXIT -> {
        os.exit((int) a);
        yield 0;
      }
      case OsTable.SLEEP -> os.sleep(a, (int) b, c);
      case OsTable.WAKEUP -> os.wakeup(a, (int) b);
      case OsTable.SPAWN -> os.spawn(a, b, c);
      case OsTable.SETTLS -> os.settls(a);
      case OsTable.YIELD -> {
        os.yield();
        yield 0;
      }
      case OsTable.ONFAULT -> os.onfault(a);
      case OsTable.INTERRUPT -> os.interrupt(a);
      case OsTable.WALLTIME -> os.walltime();
      case OsTable.RANDOM -> os.random(a, b);
      default -> Errno.ENOSYS.result();
    };
  }
}
