package portkit.conformance.mutant;

import java.util.List;
import portkit.conformance.guest.Slot;

/** Ports broken in what the contract says of memory. */
final class MemoryMutants {
  private MemoryMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "MEM-01",
            "memory is given twice",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RESERVE) {
                      long p = os.call(slot, a, b, c);
                      return p == 0 || b > 1 << 20 ? p : 1L << 32;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-01",
            "an address is no page",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RESERVE) {
                      long p = os.call(slot, a, b, c);
                      return p == 0 ? 0 : p + 8;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-02",
            "nothing has an address",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RESERVE) {
                      if (b == 0) {
                        return 1L << 32;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-03",
            "a gibibyte is all there is",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RESERVE) {
                      if (b > 1L << 30 || os.call(slot, a, b, c) > 5L << 30) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-04",
            "the last page is forgotten",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.COMMIT) {
                      long result = os.call(slot, a, b, c);
                      if (result == 0 && b > 4096) {
                        os.forget((a + b - 1) & -4096, a + b);
                      }
                      return result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-05",
            "memory comes as it was left",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.COMMIT) {
                      boolean fresh = !os.memory().isMapped(a);
                      long result = os.call(slot, a, b, c);
                      if (fresh && result == 0) {
                        os.memory().store8(a + 100, 0xee);
                      }
                      return result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-06",
            "a second commit clears",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.COMMIT) {
                      if (os.memory().isMapped(a)) {
                        os.call(Slot.DECOMMIT, a, b, 0);
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-07",
            "exhaustion is another error",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.COMMIT) {
                      long result = os.call(slot, a, b, c);
                      return result == -12 ? -5 : result;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-08",
            "any address will do",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.COMMIT) {
                      return os.call(slot, a & -4096, b, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-08",
            "what is not reserved is committed",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.COMMIT) {
                      return Math.max(0, os.call(slot, a, b, c));
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-09",
            "decommit fails",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.DECOMMIT) {
                      return -12;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-09",
            "decommitted memory is not free",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.DECOMMIT) {
                      return 0;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-10",
            "a page too many is decommitted",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.DECOMMIT) {
                      os.call(slot, a, b + 4096, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-11",
            "bad ranges are decommitted",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.DECOMMIT) {
                      return Math.max(0, os.call(slot, a, b, c));
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-12",
            "a page too many is released",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RELEASE) {
                      return os.call(slot, a, b + 4096, c) == 0 ? 0 : os.call(slot, a, b, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-12",
            "parts are not released",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RELEASE) {
                      if (b == 16 << 10) {
                        return -22;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-13",
            "a second release is fine",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RELEASE) {
                      return Math.max(0, os.call(slot, a, b, c));
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "MEM-14",
            "address space does not come back",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RELEASE) {
                      os.forget(a, a + b);
                      return b == 1 << 30 ? 0 : os.call(slot, a, b, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })));
  }
}
