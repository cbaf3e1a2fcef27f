package portkit.baremetal.driver;

import portkit.metal.hw.Fence;
import portkit.metal.hw.Memory;

/** The processor's own interrupt controller and its timer (SDM vol. 3, ch. 11), by memory. */
public final class LocalApic {
  /** Where its registers are in physical memory unless an MSR moves them. */
  public static final long PHYSICAL = 0xfee0_0000L;

  /**
   * Where its number is in the address that messages to it are written to (SDM vol. 3, 11.11.1).
   */
  static final int MESSAGE_ID_SHIFT = 12;

  private static final int ID = 0x20;
  private static final int END_OF_INTERRUPT = 0xb0;
  private static final int SPURIOUS_VECTOR = 0xf0;
  private static final int TIMER = 0x320;
  private static final int LINT0 = 0x350;
  private static final int INITIAL_COUNT = 0x380;
  private static final int CURRENT_COUNT = 0x390;
  private static final int DIVIDE = 0x3e0;

  private static final int ENABLE = 0x100;
  private static final int MASKED = 1 << 16;
  private static final int TSC_DEADLINE = 2 << 17;
  private static final int DIVIDE_BY_1 = 0xb;
  private static final int ID_SHIFT = 24;

  private final int timerVector;
  private final int spuriousVector;
  private long registers = PHYSICAL;

  /** With the vectors of its timer and of interrupts that have gone before they were served. */
  public LocalApic(int timerVector, int spuriousVector) {
    this.timerVector = timerVector;
    this.spuriousVector = spuriousVector;
  }

  /** Its registers are mapped at another address from now on. */
  public void moveTo(long address) {
    registers = address;
  }

  /** Turns it on; its timer is masked, and so is the pin of the legacy interrupt controllers. */
  public void start() {
    set(SPURIOUS_VECTOR, ENABLE | spuriousVector);
    set(LINT0, MASKED);
    set(DIVIDE, DIVIDE_BY_1);
    mask();
  }

  /** Its number, by which the I/O APIC addresses interrupts to it. */
  public int id() {
    return Memory.load32(registers + ID) >>> ID_SHIFT;
  }

  /** An interrupt has been served. */
  public void endOfInterrupt() {
    set(END_OF_INTERRUPT, 0);
  }

  /** Keeps the timer from interrupting. */
  public void mask() {
    set(TIMER, MASKED | timerVector);
  }

  /** Lets the timer interrupt when it has counted down. */
  public void oneShot() {
    set(TIMER, timerVector);
  }

  /** Lets the timer interrupt when the time stamp counter reaches an MSR's value. */
  public void tscDeadline() {
    set(TIMER, TSC_DEADLINE | timerVector);
    // A write to the MSR may otherwise overtake this one (SDM vol. 3, 11.5.4.1).
    Fence.full();
  }

  /** Starts the timer with an unsigned count; 0 stops it. */
  public void count(int ticks) {
    set(INITIAL_COUNT, ticks);
  }

  /** What is left of the count. */
  public long remaining() {
    return Integer.toUnsignedLong(Memory.load32(registers + CURRENT_COUNT));
  }

  private void set(int register, int value) {
    Memory.store32(registers + register, value);
  }
}
