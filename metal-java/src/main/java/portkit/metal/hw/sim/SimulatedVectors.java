package portkit.metal.hw.sim;

import java.util.HashMap;
import java.util.Map;

/**
 * The vector registers, as far as a test of thread switching needs them: a 64-bit mark for each
 * component of the XSAVE area, which save and restore carry along.
 */
public final class SimulatedVectors {
  private static final int HEADER = 512;
  private static final int MARKS = HEADER + 64;
  private static final int COMPONENTS = 8;

  private final PhysicalMemory memory;
  private final long[] marks = new long[COMPONENTS];
  private final Map<Integer, Long> xcrs = new HashMap<>(Map.of(0, 1L));

  SimulatedVectors(PhysicalMemory memory) {
    this.memory = memory;
  }

  /** What the component's registers hold. */
  public long mark(int component) {
    return marks[component];
  }

  /** Changes what the component's registers hold, as code that uses them would. */
  public void mark(int component, long value) {
    marks[component] = value;
  }

  /** As {@code xsave64}. */
  public void save(long area, long mask) {
    aligned(area, 64);
    long saved = mask & readXcr(0);
    for (int i = 0; i < COMPONENTS; i++) {
      if ((saved >> i & 1) != 0) {
        memory.store(area + MARKS + 8L * i, 8, marks[i]);
      }
    }
    memory.store(area + HEADER, 8, (memory.load(area + HEADER, 8) & ~mask) | saved);
  }

  /** As {@code xrstor64}: what the area does not hold goes back to its initial state, 0. */
  public void restore(long area, long mask) {
    aligned(area, 64);
    long held = memory.load(area + HEADER, 8);
    long wanted = mask & readXcr(0);
    for (int i = 0; i < COMPONENTS; i++) {
      if ((wanted >> i & 1) != 0) {
        marks[i] = (held >> i & 1) != 0 ? memory.load(area + MARKS + 8L * i, 8) : 0;
      }
    }
  }

  /** As {@code fxsave64}: x87 and SSE. */
  public void saveLegacy(long area) {
    aligned(area, 16);
    memory.store(area, 8, marks[0]);
    memory.store(area + 8, 8, marks[1]);
  }

  /** As {@code fxrstor64}: x87 and SSE. */
  public void restoreLegacy(long area) {
    aligned(area, 16);
    marks[0] = memory.load(area, 8);
    marks[1] = memory.load(area + 8, 8);
  }

  /** As {@code xgetbv}. */
  public long readXcr(int register) {
    Long value = xcrs.get(register);
    if (value == null) {
      throw new SimulationException("XCR%d: the processor has none such".formatted(register));
    }
    return value;
  }

  /** As {@code xsetbv}. */
  public void writeXcr(int register, long value) {
    if (register == 0 && (value & 1) == 0) {
      throw new SimulationException("XCR0 0x%x: bit 0 (x87) must be set".formatted(value));
    }
    readXcr(register);
    xcrs.put(register, value);
  }

  private static void aligned(long area, int alignment) {
    if (area % alignment != 0) {
      throw new SimulationException(
          "vector state at 0x%x is not aligned to %d".formatted(area, alignment));
    }
  }
}
