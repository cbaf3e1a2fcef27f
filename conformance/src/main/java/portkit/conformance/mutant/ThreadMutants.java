package portkit.conformance.mutant;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import portkit.conformance.guest.Lane;
import portkit.conformance.guest.Routine;
import portkit.conformance.guest.Slot;
import portkit.conformance.guest.Watched;

/** Ports broken in what the contract says of threads, faults, interrupts. */
final class ThreadMutants {
  private ThreadMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "THR-01",
            "a thread finds another FS base",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long entry(int field, long value) {
                    return field == Lane.ENTRY_TLS ? 0 : value;
                  }
                })),
        new Mutant(
            "THR-01",
            "threads come aligned otherwise",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long entry(int field, long value) {
                    return field == Lane.ENTRY_SP && SimulatedThread.current() != null
                        ? value + 8
                        : value;
                  }
                })),
        new Mutant(
            "THR-02",
            "threads never leave their places",
            new SimulatedPort(
                new Defect() {
                  @Override
                  boolean freesThreads() {
                    return false;
                  }
                })),
        new Mutant(
            "THR-03",
            "too many threads is another error",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SPAWN) {
                      long result = os.call(slot, a, b, c);
                      return result == -11 ? -12 : result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "THR-04",
            "vector state is lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long lost(Routine routine, long mask) {
                    return routine == Routine.SPIN ? mask | Watched.VECTOR : mask;
                  }
                })),
        new Mutant(
            "THR-05",
            "half a stack",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int threadStack() {
                    return 8 << 10;
                  }
                })),
        new Mutant(
            "PRE-01",
            "a thread that spins keeps the processor",
            new SimulatedPort(
                new Defect() {
                  private final AtomicInteger spinning = new AtomicInteger();

                  @Override
                  void spinning(boolean begins) {
                    spinning.addAndGet(begins ? 1 : -1);
                  }

                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    long result = os.call(slot, a, b, c);
                    while (spinning.get() > 0) {
                      awaitQuietly(new CountDownLatch(1));
                    }
                    return result;
                  }
                })),
        new Mutant(
            "THR-06",
            "yield keeps the processor",
            new SimulatedPort(
                new Defect() {
                  private final CountDownLatch slept = new CountDownLatch(1);

                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SLEEP) {
                      slept.countDown();
                    }
                    if (slot != Slot.YIELD && SimulatedThread.current().stack > 0x8004_0000L) {
                      awaitQuietly(slept);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "TLS-01",
            "any base will do",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.SETTLS) {
                      if (a < 0 || a > 1L << 46) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "TLS-01",
            "the base is lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.YIELD) {
                      SimulatedThread.current().fsBase = 0x1_0000;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "FLT-01",
            "the handler runs on the thread's stack",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long fault(int field, long value) {
                    return field == Lane.HANDLER_SP
                        ? SimulatedThread.current().stack - 1032
                        : value;
                  }
                })),
        new Mutant(
            "FLT-02",
            "a register is lost in faults",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long lost(Routine routine, long mask) {
                    return routine == Routine.RAISE_MEMORY ? mask | Watched.GENERAL : mask;
                  }
                })),
        new Mutant(
            "FLT-03",
            "the address is missing",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long fault(int field, long value) {
                    return field == Lane.FAULT_ADDRESS ? 0 : value;
                  }
                })),
        new Mutant(
            "FLT-03",
            "the pc is that of the next instruction",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long fault(int field, long value) {
                    return field == Lane.FAULT_BEFORE ? 0 : value;
                  }
                })),
        new Mutant(
            "FLT-03",
            "all faults are memory faults",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long fault(int field, long value) {
                    return field == Lane.FAULT_KIND ? 1 : value;
                  }
                })),
        new Mutant(
            "FLT-04",
            "a fault ends with 1",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int fatal() {
                    return 1;
                  }
                })),
        new Mutant(
            "FLT-05",
            "onfault gives the handler",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.ONFAULT) {
                      os.call(slot, a, b, c);
                      return a == 0 ? 0 : 1;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "FLT-05",
            "the handler cannot be taken away",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.ONFAULT) {
                      if (a == 0) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "INT-01",
            "an interrupt comes twice",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int deliveries(int depth) {
                    return depth == 0 ? 2 : 0;
                  }
                })),
        new Mutant(
            "INT-01",
            "interrupts are lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int deliveries(int depth) {
                    return 0;
                  }
                })),
        new Mutant(
            "INT-02",
            "an interrupt comes into the handler",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int deliveries(int depth) {
                    return 1;
                  }
                })),
        new Mutant(
            "INT-03",
            "nobody is interrupted without complaint",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.INTERRUPT) {
                      return Math.max(0, os.call(slot, a, b, c));
                    }
                    return os.call(slot, a, b, c);
                  }
                })));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new SimulatedExit();
    }
  }
}
