package portkit.conformance.mutant;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import portkit.conformance.guest.Slot;

/** Ports broken in what the contract says of clocks, waiting, random bytes. */
final class WaitingMutants {
  private WaitingMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "CLK-01",
            "the clock steps back",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.NANOTIME && ThreadLocalRandom.current().nextInt(500) == 0) {
                      return os.call(slot, a, b, c) - 1_000_000_000;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "CLK-02",
            "the clock stands still in sleep",
            new SimulatedPort(
                new Defect() {
                  private final AtomicLong slept = new AtomicLong();

                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.NANOTIME) {
                      return os.call(slot, a, b, c) - slept.get();
                    }
                    if (slot == Slot.SLEEP && c > 0) {
                      long from = System.nanoTime();
                      long result = os.call(slot, a, b, c);
                      slept.addAndGet(System.nanoTime() - from);
                      return result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "CLK-03",
            "the clock ticks",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.NANOTIME) {
                      return os.call(slot, a, b, c) / 1_000_000 * 1_000_000;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-01",
            "the value is not looked at",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP) {
                      if (os.memory().allows(a, 4, false)
                          && os.memory().load(a, 4) != (b & 0xffffffffL)) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-01",
            "a wake-up in a hundred is lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WAKEUP) {
                      if (ThreadLocalRandom.current().nextInt(100) == 0) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-02",
            "being woken is an error",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP) {
                      long result = os.call(slot, a, b, c);
                      return result == 0 ? -5 : result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-03",
            "time-outs come early",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP) {
                      return os.call(slot, a, b, c / 2);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-04",
            "words lie anywhere",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP) {
                      if (a % 4 != 0) {
                        return -110;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-05",
            "sleeping burns time",
            new SimulatedPort(
                new Defect() {
                  private final AtomicInteger sleepers = new AtomicInteger();

                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP && c == 9_000_000_000L) {
                      sleepers.incrementAndGet();
                      try {
                        return os.call(slot, a, b, c);
                      } finally {
                        sleepers.decrementAndGet();
                      }
                    }
                    if (slot == Slot.NANOTIME) { // what they burn is what the others lack
                      burn(sleepers.get() * 100_000L);
                    }
                    return os.call(slot, a, b, c);
                  }

                  private static void burn(long nanoseconds) {
                    long start = System.nanoTime();
                    while (System.nanoTime() - start < nanoseconds) {
                      Thread.onSpinWait();
                    }
                  }
                })),
        new Mutant(
            "SLP-06",
            "the count asked for is the count woken",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WAKEUP) {
                      long result = os.call(slot, a, b, c);
                      return result < 0 ? result : b;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-06",
            "all are woken",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WAKEUP) {
                      return os.call(slot, a, -1, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-07",
            "what was written comes later",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP) {
                      long result = os.call(slot, a, b, c);
                      long late = a + 9 * 64;
                      if (os.memory().allows(late, 8, true)) {
                        os.memory().store(late, 8, os.memory().load(late, 8) - 1);
                      }
                      return result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "SLP-08",
            "words lie anywhere",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WAKEUP) {
                      if (a % 4 != 0) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "TOD-01",
            "seconds instead of nanoseconds",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WALLTIME) {
                      return os.call(slot, a, b, c) / 1_000_000_000;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "TOD-01",
            "the time of another zone",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    long result = os.call(slot, a, b, c);
                    return slot == Slot.WALLTIME ? result + 3_600_000_000_000L : result;
                  }
                })),
        new Mutant(
            "RND-01",
            "the same bytes in every program",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    long result = os.call(slot, a, b, c);
                    if (slot == Slot.RANDOM && b == 8 && result == 8) {
                      os.memory().store(a, 8, 0x1234_5678);
                    }
                    return result;
                  }
                })),
        new Mutant(
            "RND-01",
            "the last byte is left out",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RANDOM) {
                      os.call(slot, a, Math.max(0, b - 1), c);
                      return os.memory().allows(a, b, true) || b == 0 ? b : -14;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "RND-01",
            "the same bytes every time",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RANDOM) {
                      for (long i = 0;
                          b > 0 && b <= 512 && i < b && os.memory().allows(a, b, true);
                          i++) {
                        os.memory().store8(a + i, 7);
                      }
                      return os.memory().allows(a, b, true) || b == 0 ? b : -14;
                    }
                    return os.call(slot, a, b, c);
                  }
                })));
  }
}
