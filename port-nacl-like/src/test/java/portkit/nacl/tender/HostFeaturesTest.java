package portkit.nacl.tender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.Memory;
import portkit.metal.hw.sim.Machine;

/** What a kernel says of itself, on a stack that no kernel of these days would make. */
class HostFeaturesTest {
  private static final long STACK = 0x1_0000;

  /** No arguments, no environment, and an auxiliary vector. */
  private static boolean hasFsGsBase(long... auxiliary) {
    Machine machine = new Machine();
    machine.memory().ram(STACK, 4096);
    boolean[] has = new boolean[1];
    machine.run(
        () -> {
          long at = STACK + 3 * Long.BYTES;
          for (long word : auxiliary) {
            Memory.store64(at, word);
            at += Long.BYTES;
          }
          has[0] = HostFeatures.hasFsGsBase(STACK);
        });
    return has[0];
  }

  @Test
  void anOldKernelOrProcessorIsNoticed() {
    assertEquals(true, hasFsGsBase(6, 4096, 26, 2, 0, 0));
    assertEquals(true, hasFsGsBase(26, 3, 0, 0));
    assertEquals(false, hasFsGsBase(26, 1, 0, 0));
    assertEquals(false, hasFsGsBase(6, 4096, 16, 2, 0, 0));
    assertEquals(false, hasFsGsBase(0, 0));
  }
}
