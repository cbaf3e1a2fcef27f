package portkit.conformance.mutant;

import java.util.List;
import portkit.conformance.guest.Lane;
import portkit.os.OsTable;
import portkit.os.Profile;

/** Ports broken in what the contract says of the table and the start. */
final class TableMutants {
  private TableMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "TAB-01",
            "another major version",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long table(int offset, long value) {
                    return offset == OsTable.MAJOR ? value + 1 : value;
                  }
                })),
        new Mutant(
            "TAB-02",
            "a call is missing",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long table(int offset, long value) {
                    return offset == OsTable.RANDOM ? 0 : value;
                  }
                })),
        new Mutant(
            "TAB-02",
            "a profile is not announced",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long table(int offset, long value) {
                    return offset == OsTable.CAPABILITIES ? value & ~Profile.CLOCK.mask() : value;
                  }
                })),
        new Mutant(
            "TAB-03",
            "threads without sleep",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long table(int offset, long value) {
                    return offset == OsTable.CAPABILITIES ? value & ~Profile.SLEEP.mask() : value;
                  }
                })),
        new Mutant(
            "TAB-04",
            "the environment is elsewhere",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long table(int offset, long value) {
                    return offset == OsTable.ENVP ? value + 8 : value;
                  }
                })),
        new Mutant(
            "TAB-05",
            "no processors",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long table(int offset, long value) {
                    return offset == OsTable.CPU_COUNT ? 0 : value;
                  }
                })),
        new Mutant(
            "TAB-06",
            "every program is started",
            new SimulatedPort(
                new Defect() {
                  @Override
                  boolean startsAnything() {
                    return true;
                  }
                })),
        new Mutant(
            "ENT-01",
            "the direction flag is set",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long entry(int field, long value) {
                    return field == Lane.ENTRY_FLAGS ? value | 0x400 : value;
                  }
                })),
        new Mutant(
            "ENT-01",
            "an exception is unmasked",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long entry(int field, long value) {
                    return field == Lane.ENTRY_MXCSR ? 0x1f00 : value;
                  }
                })),
        new Mutant(
            "ENT-02",
            "half a stack",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int entryStack() {
                    return 64 << 10;
                  }
                })),
        new Mutant(
            "ENT-03",
            "AVX is not turned on",
            new SimulatedPort(
                new Defect() {
                  @Override
                  long enabledState(long value) {
                    return 3;
                  }
                })),
        new Mutant(
            "ENT-04",
            "the returned value is lost",
            new SimulatedPort(
                new Defect() {
                  @Override
                  int returned(int code) {
                    return 0;
                  }
                })),
        new Mutant(
            "ENT-05",
            "page 0 is there",
            new SimulatedPort(
                new Defect() {
                  @Override
                  boolean hasPageZero() {
                    return true;
                  }
                })));
  }
}
