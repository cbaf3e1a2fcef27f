package portkit.baremetal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;
import portkit.metal.port.Intervals;

class FrameAllocatorProperties {
  private static final long FRAME = FrameAllocator.FRAME;

  @Property(tries = 60)
  void givesEachFrameToOneOwner(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 9) Integer> steps) {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(9);
    memory.run(() -> takeAndRelease(memory, steps));
  }

  private static void takeAndRelease(SimulatedMemory memory, List<Integer> steps) {
    FrameAllocator frames = memory.frames;
    long before = frames.free();
    Set<Long> owned = new HashSet<>();
    List<long[]> held = new ArrayList<>();
    for (int step : steps) {
      if (step < 3 && !held.isEmpty()) {
        long[] h = held.remove(held.size() * step / 3);
        for (long f = h[0]; f < h[0] + h[1]; f += FRAME) {
          owned.remove(f);
        }
        if (h[1] == FRAME) {
          frames.release(h[0]);
        } else {
          frames.releaseBlock(h[0]);
        }
      } else {
        long size = step == 9 ? FrameAllocator.BLOCK : FRAME;
        long f = step == 9 ? frames.takeZeroedBlock() : frames.takeZeroed();
        if (f == FrameAllocator.NONE) {
          continue;
        }
        assertEquals(0, f % size);
        held.add(new long[] {f, size});
        for (long at = f; at < f + size; at += FRAME) {
          assertTrue(owned.add(at), "given out twice");
          assertEquals(0, memory.machine.memory().load(at + 8 * (at / FRAME % 512), 8));
          memory.machine.memory().store(at + 8 * (at / FRAME % 512), 8, -1);
        }
      }
      assertEquals(before - owned.size(), frames.free());
    }
  }

  @Test
  void givesOutAllMemoryAndThenNone() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(3);
    memory.run(
        () -> {
          long free = memory.frames.free();
          Set<Long> taken = new HashSet<>();
          for (long i = 0; i < free; i++) {
            assertTrue(taken.add(memory.frames.take()));
          }
          assertEquals(FrameAllocator.NONE, memory.frames.take());
          assertEquals(FrameAllocator.NONE, memory.frames.takeZeroedBlock());
          assertEquals(0, memory.frames.leastFree());
        });
  }

  @Test
  void keepsBlocksWholeWhileOthersAreInUse() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(9);
    memory.run(
        () -> {
          for (int i = 0; i < 300; i++) {
            assertNotEquals(FrameAllocator.NONE, memory.frames.take());
          }
          for (int i = 0; i < 3; i++) {
            assertNotEquals(FrameAllocator.NONE, memory.frames.takeZeroedBlock());
          }
        });
  }

  @Test
  void takesABlockAgainBeforeOneThatWasNeverUsed() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(17);
    memory.run(
        () -> {
          long first = memory.frames.takeBlock();
          long second = memory.frames.takeBlock();
          memory.frames.releaseBlock(second);
          for (long at = first; at < first + FrameAllocator.BLOCK; at += FRAME) {
            memory.frames.release(at);
          }
          assertEquals(first, memory.frames.takeBlock());
          assertEquals(second, memory.frames.takeBlock());
        });
  }

  @Test
  void neverGivesOutPageZeroOrItsOwnTablesOrPartsOfFrames() {
    Machine machine = new Machine();
    machine.memory().ram(0, 1 << 20);
    machine.run(
        () -> {
          FrameAllocator frames = new FrameAllocator(new DirectMap(0));
          Intervals ram = new Intervals(2);
          assertTrue(ram.add(0, 5 * FRAME + 100));
          assertTrue(ram.add(7 * FRAME + 1, 9 * FRAME));
          assertTrue(frames.start(ram, 1 << 20));
          // 1 to 4 and 8; the tables take 8.
          assertEquals(4, frames.free());
          for (int i = 1; i <= 4; i++) {
            assertEquals(i * FRAME, frames.take());
          }
        });
  }

  @Test
  void refusesAMachineWithoutMemory() {
    Machine machine = new Machine();
    machine.run(
        () -> {
          Intervals ram = new Intervals(2);
          FrameAllocator frames = new FrameAllocator(new DirectMap(0));
          assertFalse(frames.start(ram, FRAME));
          assertTrue(ram.add(0, FRAME));
          assertFalse(frames.start(ram, FRAME));
        });
  }

  @Test
  void noticesAFrameThatIsFreedTwice() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(3);
    memory.run(
        () -> {
          long frame = memory.frames.take();
          memory.frames.release(frame);
          assertThrows(IllegalStateException.class, () -> memory.frames.release(frame));
        });
  }
}
