package portkit.os.model;

import java.util.Optional;
import java.util.Set;
import portkit.os.Errno;
import portkit.os.OsTable;
import portkit.os.Profile;
import portkit.os.spec.Contract;

/**
 * A single thread's calls and accesses held against the contract, in the order in which they
 * happened. Each method says what is wrong with one of them, if anything is.
 */
public final class ContractModel {
  private static final long FIRST_PAGE = 4096;
  private static final long LOWER_HALF = 1L << 47;

  private final MemoryModel memory;
  private final Set<Profile> profiles;
  private long lastTime;

  /**
   * A program that has done nothing yet.
   *
   * @param profiles of the port; calls of others are not judged
   */
  public ContractModel(long pageSize, Set<Profile> profiles) {
    memory = new MemoryModel(pageSize);
    this.profiles = Set.copyOf(profiles);
  }

  /** The program's memory. */
  public MemoryModel memory() {
    return memory;
  }

  /**
   * A call with its answer. Calls that concern other threads are not judged.
   *
   * @param slot its number in the table
   */
  public Optional<Breach> call(int slot, long a, long b, long c, long result) {
    if (!profiles.contains(Contract.calls().get(slot).profile())) {
      return Optional.empty();
    }
    return switch (OsTable.CALLS + slot * Long.BYTES) {
      case OsTable.WRITE -> write(a, b, c, result);
      case OsTable.READ -> read(a, b, c, result);
      case OsTable.RESERVE -> memory.reserve(b, result);
      case OsTable.COMMIT -> memory.commit(a, b, result);
      case OsTable.DECOMMIT -> memory.decommit(a, b, result);
      case OsTable.RELEASE -> memory.release(a, b, result);
      case OsTable.NANOTIME -> nanotime(result);
      case OsTable.SLEEP -> sleep(a, c, result);
      case OsTable.WAKEUP -> wakeup(a, result);
      case OsTable.SETTLS -> settls(a, result);
      case OsTable.INTERRUPT -> interrupt(a, result);
      case OsTable.WALLTIME -> require(result > 0, "TOD-01", "walltime gave " + result);
      case OsTable.RANDOM -> random(a, b, result);
      default -> Optional.empty();
    };
  }

  private Optional<Breach> write(long fd, long p, long n, long result) {
    if (fd != 1 && fd != 2) {
      return require(result == Errno.EBADF.result(), "WRT-03", "write gave " + result);
    }
    if (n == 0) {
      return require(result == 0, "WRT-02", "write of nothing gave " + result);
    }
    if (memory.isCommitted(p, n)) {
      return require(result >= 1 && result <= n, "WRT-01", "write gave " + result);
    }
    return pointer(p, n, result, result >= 1 && Long.compareUnsigned(result, n) <= 0);
  }

  private Optional<Breach> read(long fd, long p, long n, long result) {
    if (fd != 0) {
      return require(result == Errno.EBADF.result(), "RED-03", "read gave " + result);
    }
    if (n == 0) {
      return require(result == 0, "RED-02", "read of nothing gave " + result);
    }
    boolean sensible = result >= 0 && Long.compareUnsigned(result, n) <= 0;
    if (!memory.isCommitted(p, n)) {
      return pointer(p, n, result, sensible);
    }
    if (result > 0 && result <= n) {
      memory.changed(p, result);
    }
    return require(sensible, "RED-01", "read gave " + result);
  }

  private static Optional<Breach> settls(long base, long result) {
    boolean canonical = base << 16 >> 16 == base;
    return require(
        result == (canonical ? 0 : Errno.EINVAL.result()), "TLS-01", "settls gave " + result);
  }

  /** No thread of a script that is watched has another FS base than the guest's own. */
  private static Optional<Breach> interrupt(long tls, long result) {
    boolean nobody = tls < FIRST_PAGE || tls >= LOWER_HALF;
    return require(
        result == Errno.ESRCH.result() || (!nobody && result == 0),
        "INT-03",
        "interrupt gave " + result);
  }

  private Optional<Breach> random(long p, long n, long result) {
    if (n == 0) {
      return require(result == 0, "RND-01", "random of nothing gave " + result);
    }
    boolean committed = memory.isCommitted(p, n);
    if (committed && result == n) {
      memory.changed(p, n);
    }
    return committed
        ? require(result == n, "RND-01", "random gave " + result)
        : pointer(p, n, result, result == n);
  }

  private Optional<Breach> sleep(long word, long timeout, long result) {
    if (word % Integer.BYTES != 0) {
      return require(result == Errno.EINVAL.result(), "SLP-04", "sleep gave " + result);
    }
    boolean sensible =
        result == 0
            || result == Errno.EAGAIN.result()
            || (result == Errno.ETIMEDOUT.result() && timeout >= 0);
    return memory.isCommitted(word, Integer.BYTES)
        ? require(sensible, "SLP-01", "sleep gave " + result)
        : pointer(word, Integer.BYTES, result, sensible);
  }

  private Optional<Breach> wakeup(long word, long result) {
    if (word % Integer.BYTES != 0) {
      return require(result == Errno.EINVAL.result(), "SLP-08", "wakeup gave " + result);
    }
    // There is no other thread.
    return memory.isCommitted(word, Integer.BYTES)
        ? require(result == 0, "SLP-06", "wakeup gave " + result)
        : pointer(word, Integer.BYTES, result, result == 0);
  }

  /**
   * An answer to memory that the program has not got from reserve and commit: some of it is the
   * program's nevertheless, and then the answer must be a sensible one.
   */
  private static Optional<Breach> pointer(long p, long n, long result, boolean sensible) {
    boolean bad = p < FIRST_PAGE || p >= LOWER_HALF || n < 0 || n > LOWER_HALF - p;
    return require(
        result == Errno.EFAULT.result() || (!bad && sensible),
        "CAL-02",
        "%d bytes at 0x%x gave %d".formatted(n, p, result));
  }

  private Optional<Breach> nanotime(long result) {
    long before = lastTime;
    lastTime = result;
    return require(
        result > 0 && result >= before, "CLK-01", "%d after %d".formatted(result, before));
  }

  private static Optional<Breach> require(boolean holds, String clause, String what) {
    return holds ? Optional.empty() : Optional.of(new Breach(clause, what));
  }
}
