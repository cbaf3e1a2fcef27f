package portkit.conformance.mutant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import portkit.os.Errno;
import portkit.os.Os;
import portkit.os.OsTable;

/** The calls, as simply as the contract allows. */
final class SimulatedOs implements Os {
  private static final int PAGE = SimulatedMemory.PAGE;
  private static final long SPACE = 0x1_0000_0000L;
  private static final long SPACE_END = 0x20_0000_0000L;
  private static final long MEMORY = 160L << 20;
  private static final long NANOSECONDS = 1_000_000;

  /** A thread that sleeps. */
  private static final class Sleeper {
    private boolean woken;
  }

  private final SimulatedMemory memory;
  private final SimulatedGround ground;
  private final byte[] input;
  private final boolean silent;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
  private final NavigableMap<Long, Long> reserved = new TreeMap<>();
  private final Map<Long, Boolean> committed = new HashMap<>();
  private final Map<Long, Deque<Sleeper>> sleepers = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom();
  private int read;
  private long lastTime;
  volatile long handler;

  SimulatedOs(SimulatedMemory memory, SimulatedGround ground, Optional<String> input) {
    this.memory = memory;
    this.ground = ground;
    silent = input.isEmpty();
    this.input = input.orElse("").getBytes(StandardCharsets.ISO_8859_1);
  }

  SimulatedMemory memory() {
    return memory;
  }

  synchronized String output() {
    return output.toString(StandardCharsets.ISO_8859_1);
  }

  synchronized String diagnostics() {
    return diagnostics.toString(StandardCharsets.ISO_8859_1);
  }

  /** A report of the port's own. */
  synchronized void report(String text) {
    diagnostics.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The call at a slot of the table. */
  long call(int slot, long a, long b, long c) {
    switch (OsTable.CALLS + slot * Long.BYTES) {
      case OsTable.WRITE -> {
        return write(a, b, c);
      }
      case OsTable.READ -> {
        return read(a, b, c);
      }
      case OsTable.RESERVE -> {
        return reserve(a, b);
      }
      case OsTable.COMMIT -> {
        return commit(a, b);
      }
      case OsTable.DECOMMIT -> {
        return decommit(a, b);
      }
      case OsTable.RELEASE -> {
        return release(a, b);
      }
      case OsTable.NANOTIME -> {
        return nanotime();
      }
      case OsTable.EXIT -> exit((int) a);
      case OsTable.SLEEP -> {
        return sleep(a, (int) b, c);
      }
      case OsTable.WAKEUP -> {
        return wakeup(a, (int) b);
      }
      case OsTable.SPAWN -> {
        return spawn(a, b, c);
      }
      case OsTable.SETTLS -> {
        return settls(a);
      }
      case OsTable.YIELD -> this.yield();
      case OsTable.ONFAULT -> {
        return onfault(a);
      }
      case OsTable.INTERRUPT -> {
        return interrupt(a);
      }
      case OsTable.WALLTIME -> {
        return walltime();
      }
      case OsTable.RANDOM -> {
        return random(a, b);
      }
      default -> throw new IllegalArgumentException("slot " + slot);
    }
    return 0;
  }

  @Override
  public synchronized long write(long fd, long p, long n) {
    if (fd != 1 && fd != 2) {
      return Errno.EBADF.result();
    }
    if (n != 0 && !memory.allows(p, n, false)) {
      return Errno.EFAULT.result();
    }
    for (long i = 0; i < n; i++) {
      (fd == 1 ? output : diagnostics).write(memory.load8(p + i));
    }
    return n;
  }

  @Override
  public long read(long fd, long p, long n) {
    if (fd != 0) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    if (!memory.allows(p, n, true)) {
      return Errno.EFAULT.result();
    }
    if (silent) {
      return sleep(p & -4, (int) memory.load(p & -4, 4), -1);
    }
    int count = 0;
    while (count < n && read < input.length) {
      memory.store8(p + count++, input[read++]);
    }
    return count;
  }

  @Override
  public synchronized long reserve(long hint, long n) {
    long size = pages(n);
    if (size == 0) {
      return 0;
    }
    long at = SPACE;
    for (Map.Entry<Long, Long> taken : reserved.entrySet()) {
      if (taken.getKey() - at >= size) {
        break;
      }
      at = Math.max(at, taken.getValue());
    }
    if (size > SPACE_END - at) {
      return 0;
    }
    reserved.put(at, at + size);
    return at;
  }

  @Override
  public synchronized long commit(long p, long n) {
    if (!isRange(p, n)) {
      return Errno.EINVAL.result();
    }
    long size = pages(n);
    if (committed.size() * (long) PAGE + size > MEMORY) {
      return Errno.ENOMEM.result();
    }
    for (long at = p; at < p + size; at += PAGE) {
      if (committed.put(at, true) == null) {
        memory.map(at, true);
      }
    }
    return 0;
  }

  @Override
  public synchronized long decommit(long p, long n) {
    if (!isRange(p, n)) {
      return Errno.EINVAL.result();
    }
    forget(p, p + pages(n));
    return 0;
  }

  @Override
  public synchronized long release(long p, long n) {
    if (!isRange(p, n)) {
      return Errno.EINVAL.result();
    }
    long end = p + pages(n);
    forget(p, end);
    free(p, end);
    return 0;
  }

  /** Takes a range out of what is reserved. */
  synchronized void free(long from, long to) {
    for (Map.Entry<Long, Long> part : new TreeMap<>(reserved).entrySet()) {
      if (part.getKey() < to && part.getValue() > from) {
        reserved.remove(part.getKey());
        if (part.getKey() < from) {
          reserved.put(part.getKey(), from);
        }
        if (part.getValue() > to) {
          reserved.put(to, part.getValue());
        }
      }
    }
  }

  /** Takes the memory away. */
  synchronized void forget(long from, long to) {
    if (to - from > MEMORY) {
      committed.keySet().stream()
          .filter(at -> at >= from && at < to)
          .toList()
          .forEach(at -> forget(at, at + PAGE));
      return;
    }
    for (long at = from; at < to; at += PAGE) {
      if (committed.remove(at) != null) {
        memory.unmap(at);
      }
    }
  }

  private boolean isRange(long p, long n) {
    long size = pages(n);
    long at = p;
    while (size != 0 && p > 0 && p % PAGE == 0 && at < p + size) {
      Map.Entry<Long, Long> part = reserved.floorEntry(at);
      if (part == null || part.getValue() <= at) {
        return false;
      }
      at = part.getValue();
    }
    return size != 0 && at > p;
  }

  private static long pages(long n) {
    return n <= 0 || n > SPACE_END ? 0 : (n + PAGE - 1) & -PAGE;
  }

  @Override
  public synchronized long nanotime() {
    lastTime = Math.max(lastTime, System.nanoTime());
    return lastTime;
  }

  @Override
  public void exit(int code) {
    ground.exit(code);
  }

  @Override
  public synchronized long sleep(long word, int expected, long timeout) {
    if (word % Integer.BYTES != 0) {
      return Errno.EINVAL.result();
    }
    if (!memory.allows(word, Integer.BYTES, false)) {
      return Errno.EFAULT.result();
    }
    if ((int) memory.load(word, Integer.BYTES) != expected) {
      return Errno.EAGAIN.result();
    }
    Sleeper self = new Sleeper();
    sleepers.computeIfAbsent(word, w -> new ArrayDeque<>()).add(self);
    long start = System.nanoTime();
    try {
      while (!self.woken) {
        ground.check();
        long left = timeout < 0 ? Long.MAX_VALUE : timeout - (System.nanoTime() - start);
        if (left <= 0) {
          sleepers.get(word).remove(self);
          return Errno.ETIMEDOUT.result();
        }
        long piece = Math.min(left, 20 * NANOSECONDS);
        wait(piece / NANOSECONDS, (int) (piece % NANOSECONDS));
      }
    } catch (InterruptedException e) {
      throw new SimulatedExit();
    }
    return 0;
  }

  @Override
  public synchronized long wakeup(long word, int count) {
    if (word % Integer.BYTES != 0) {
      return Errno.EINVAL.result();
    }
    if (!memory.allows(word, Integer.BYTES, false)) {
      return Errno.EFAULT.result();
    }
    Deque<Sleeper> queue = sleepers.getOrDefault(word, new ArrayDeque<>());
    int woken = 0;
    while (Integer.compareUnsigned(woken, count) < 0 && !queue.isEmpty()) {
      queue.remove().woken = true;
      woken++;
    }
    notifyAll();
    return woken;
  }

  @Override
  public long spawn(long fn, long arg, long tls) {
    return isCanonical(tls) ? ground.spawn(fn, arg, tls) : Errno.EINVAL.result();
  }

  @Override
  public long settls(long base) {
    if (!isCanonical(base)) {
      return Errno.EINVAL.result();
    }
    SimulatedThread.current().fsBase = base;
    return 0;
  }

  private static boolean isCanonical(long address) {
    return address << 16 >> 16 == address;
  }

  @Override
  public void yield() {
    LockSupport.parkNanos(1);
  }

  @Override
  public long onfault(long fn) {
    handler = fn;
    return 0;
  }

  @Override
  public long interrupt(long tls) {
    SimulatedThread thread = ground.withFsBase(tls);
    if (thread == null) {
      return Errno.ESRCH.result();
    }
    thread.interrupted.set(true);
    return 0;
  }

  @Override
  public long walltime() {
    return System.currentTimeMillis() * NANOSECONDS;
  }

  @Override
  public synchronized long random(long p, long n) {
    if (n != 0 && !memory.allows(p, n, true)) {
      return Errno.EFAULT.result();
    }
    for (long i = 0; i < n; i++) {
      memory.store8(p + i, random.nextInt());
    }
    return n;
  }
}
