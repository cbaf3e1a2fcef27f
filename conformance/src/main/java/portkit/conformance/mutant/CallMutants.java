package portkit.conformance.mutant;

import java.util.List;
import portkit.conformance.guest.Routine;
import portkit.conformance.guest.Slot;
import portkit.conformance.guest.Watched;

/** Ports broken in what the contract says of calls in general, output, input, exit. */
final class CallMutants {
  private CallMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "CAL-01",
            "a register is lost in calls",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long lost(Routine routine, long mask) {
                    return routine == Routine.WATCH ? mask | Watched.GENERAL : mask;
                  }
                })),
        new Mutant(
            "CAL-01",
            "the rounding mode is lost in calls",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long lost(Routine routine, long mask) {
                    return routine == Routine.WATCH ? mask | Watched.MXCSR : mask;
                  }
                })),
        new Mutant(
            "CAL-02",
            "bad memory is written without complaint",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    long result = os.call(slot, a, b, c);
                    return slot == Slot.WRITE && result == -14 ? c : result;
                  }
                })),
        new Mutant(
            "CAL-02",
            "random fills what it can",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RANDOM) {
                      long room = os.memory().allows(a, 8, true) ? Math.min(b, 8) : 0;
                      os.call(slot, a, room, 0);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "CAL-03",
            "a release scribbles on the first reservation",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.RELEASE) {
                      if (os.memory().isMapped(1L << 32)) {
                        os.memory().store8(1L << 32, 1);
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "CAL-04",
            "calls need 15 KiB of stack",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.NANOTIME) {
                      long low = SimulatedThread.current().stack - (15 << 10);
                      os.memory().store8(low, 0);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "WRT-01",
            "a byte comes twice",
            new SimulatedPort(
                new Defect() {
                  @Override
                  String output(String text) {
                    return text.replaceFirst("bbb", "bbbb");
                  }
                })),
        new Mutant(
            "WRT-01",
            "more was written than given",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WRITE) {
                      return os.call(slot, a, b, c) + (c > 2000 ? 1 : 0);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "WRT-02",
            "nothing is not written",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WRITE) {
                      if (c == 0) {
                        return -22;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "WRT-03",
            "any descriptor will do",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.WRITE) {
                      return os.call(slot, 1, b, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "WRT-04",
            "the last of the output is lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  String output(String text) {
                    return text.endsWith("x") ? text.substring(0, text.length() - 9) : text;
                  }
                })),
        new Mutant(
            "RED-01",
            "the end never comes",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.READ) {
                      return Math.max(1, os.call(slot, a, b, c));
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "RED-01",
            "a byte is lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.READ) {
                      os.call(slot, a, b, 1);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "RED-02",
            "nothing is not read",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.READ) {
                      if (b == 8 && c == 0) {
                        return -14;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "RED-03",
            "any descriptor will do",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.READ) {
                      return os.call(slot, 0, b, c);
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "RED-04",
            "no input ends the wait",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.READ) {
                      return 0;
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "EXT-01",
            "exit codes have 7 bits",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int exitCode(int code, int exits) {
                    return code & 0x7f;
                  }
                })),
        new Mutant(
            "EXT-01",
            "exit returns",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.EXIT) {
                      if (a == 42) {
                        return 0;
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })),
        new Mutant(
            "EXT-02",
            "the codes of several exits are mixed",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long call(SimulatedOs os, int slot, long a, long b, long c) {
                    if (slot == Slot.EXIT) {
                      if (a == 33) {
                        return os.call(slot, 1 + System.nanoTime() % 7, 0, 0);
                      }
                    }
                    return os.call(slot, a, b, c);
                  }
                })));
  }
}
