package portkit.metal.hw.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import portkit.metal.hw.Msr;

/** The registers of the processor that only privileged or special instructions reach. */
public final class SimulatedProcessor {
  /** Protection on, paging on, as the boot stub leaves it. */
  private static final long CR0 = 0x8000_0001L;

  /** PAE, as the boot stub leaves it. */
  private static final long CR4 = 1 << 5;

  /** Long mode enabled and active. */
  private static final long EFER = 0x500;

  private final SimulatedClock clock;
  private final SimulatedVectors vectors;
  private final PhysicalMemory memory;
  private final Map<Integer, Long> msrs = new HashMap<>();
  private final Map<Integer, Long> controls = new HashMap<>();
  private final Map<CpuidLeaf.Key, CpuidLeaf> leaves = new HashMap<>();
  private final List<Long> invalidated = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private PseudoDescriptor gdt;
  private PseudoDescriptor idt;
  private int taskRegister;

  SimulatedProcessor(PhysicalMemory memory, SimulatedClock clock) {
    this.memory = memory;
    this.clock = clock;
    this.vectors = new SimulatedVectors(memory);
    controls.putAll(Map.of(0, CR0, 2, 0L, 3, 0L, 4, CR4, 8, 0L));
    msrs.putAll(Map.of(Msr.EFER, EFER, Msr.FS_BASE, 0L, Msr.GS_BASE, 0L, Msr.KERNEL_GS_BASE, 0L));
  }

  /** Gives the processor a model-specific register. */
  public void msr(int register, long value) {
    msrs.put(register, value);
  }

  /** Says what CPUID answers for a leaf. */
  public void cpuid(int leaf, int subleaf, CpuidLeaf answer) {
    leaves.put(new CpuidLeaf.Key(leaf, subleaf), answer);
  }

  /** What CPUID answers. */
  public CpuidLeaf cpuid(int leaf, int subleaf) {
    CpuidLeaf answer = leaves.get(new CpuidLeaf.Key(leaf, subleaf));
    if (answer == null) {
      throw new SimulationException(
          "CPUID leaf 0x%x, subleaf %d: no answer is set".formatted(leaf, subleaf));
    }
    return answer;
  }

  /** Reads a model-specific register. */
  public long readMsr(int register) {
    clock.tick();
    existing(register);
    return msrs.get(register);
  }

  /** Writes a model-specific register. */
  public void writeMsr(int register, long value) {
    clock.tick();
    existing(register);
    msrs.put(register, value);
  }

  private void existing(int register) {
    if (!msrs.containsKey(register)) {
      throw new SimulationException("MSR 0x%x: the processor has none such".formatted(register));
    }
  }

  /** Reads CR0, 2, 3, 4 or 8. */
  public long readControl(int number) {
    return controls.get(number);
  }

  /** Writes CR0, 2, 3, 4 or 8. */
  public void writeControl(int number, long value) {
    controls.put(number, value);
  }

  /** The time stamp counter; reading it is a step of its own. */
  public long readTsc() {
    clock.tick();
    return clock.cycles();
  }

  /** The next number of a fixed sequence. */
  public long random() {
    return random.nextLong();
  }

  /** Notes that a translation was dropped. */
  public void invalidate(long address) {
    invalidated.add(address);
  }

  /** The addresses whose translations were dropped, in order. */
  public List<Long> invalidated() {
    return List.copyOf(invalidated);
  }

  /** Loads the segment table's register. */
  public void loadGdt(long address) {
    gdt = PseudoDescriptor.load(memory, address);
  }

  /** Loads the interrupt table's register. */
  public void loadIdt(long address) {
    idt = PseudoDescriptor.load(memory, address);
  }

  /** Loads the task register. */
  public void loadTaskRegister(int selector) {
    taskRegister = selector;
  }

  /** The segment table, or null. */
  public PseudoDescriptor gdt() {
    return gdt;
  }

  /** The interrupt table, or null. */
  public PseudoDescriptor idt() {
    return idt;
  }

  /** The task register's selector. */
  public int taskRegister() {
    return taskRegister;
  }

  /** The vector registers. */
  public SimulatedVectors vectors() {
    return vectors;
  }
}
