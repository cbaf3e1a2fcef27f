package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulationException;

/** The interrupt flag, and what comes in when it is set. */
class InterruptsTest {
  private final Machine machine = new Machine();
  private final List<String> log = new ArrayList<>();

  InterruptsTest() {
    machine
        .interrupts()
        .handler(vector -> log.add(vector + (machine.interrupts().enabled() ? " on" : "")));
  }

  @Test
  void waitUntilInterruptsAreOn() {
    machine.run(
        () -> {
          machine.interrupts().raise(32);
          machine.interrupts().raise(40);
          Fence.full();
          assertEquals(List.of(), log);
          Interrupts.enable();
          assertEquals(List.of("40", "32"), log);
          assertTrue(machine.interrupts().enabled());
        });
  }

  @Test
  void comeBetweenAnyTwoSteps() {
    machine.memory().ram(0, 0x1000);
    machine.clock().after(3, () -> machine.interrupts().raise(33));
    machine.run(
        () -> {
          Interrupts.enable();
          Memory.load8(0);
          assertEquals(List.of(), log);
          Memory.load8(0);
          assertEquals(List.of("33"), log);
        });
  }

  @Test
  void saveAndRestoreNest() {
    machine.run(
        () -> {
          Interrupts.enable();
          long outer = Interrupts.save();
          long inner = Interrupts.save();
          Interrupts.restore(inner);
          assertFalse(machine.interrupts().enabled());
          Interrupts.restore(outer);
          assertTrue(machine.interrupts().enabled());
        });
  }

  @Test
  void awaitLetsTimePassToTheNextEvent() {
    machine.clock().after(1_000_000, () -> {});
    machine.clock().after(2_000_000, () -> machine.interrupts().raise(50));
    machine.run(Interrupts::await);
    assertEquals(List.of("50"), log);
    assertTrue(machine.clock().cycles() >= 2_000_000);
  }

  @Test
  void timeNeverStepsBack() {
    // The event waits for time to pass itself, as a handler's accesses do.
    machine.clock().after(10, () -> machine.clock().advance(1000));
    machine.clock().advance(20);
    assertEquals(1010, machine.clock().cycles());
  }

  @Test
  void waitingForNothingIsAnError() {
    SimulationException await =
        assertThrows(SimulationException.class, () -> machine.run(Interrupts::await));
    assertEquals("waits for an interrupt, but nothing is left to raise one", await.getMessage());
    SimulationException halt =
        assertThrows(
            SimulationException.class,
            () ->
                machine.run(
                    () -> {
                      Interrupts.disable();
                      Cpu.halt();
                    }));
    assertEquals("halted with interrupts off, which is for ever", halt.getMessage());
  }

  @Test
  void exceptionsComeWhateverTheFlagSays() {
    machine.run(Cpu::breakpoint);
    machine.run(Cpu::undefined);
    assertEquals(List.of("3", "6"), log);
  }

  @Test
  void aSpinLockKeepsThemOff() {
    SpinLock lock = new SpinLock();
    machine.run(
        () -> {
          Interrupts.enable();
          try (var _ = lock.acquire()) {
            machine.interrupts().raise(60);
            Fence.full();
            assertEquals(List.of(), log);
          }
          assertEquals(List.of("60"), log);
        });
  }

  @Test
  void aSpinLockIsReleasedWhateverHappens() {
    SpinLock lock = new SpinLock();
    machine.run(
        () -> {
          assertThrows(
              IllegalStateException.class,
              () -> {
                try (var _ = lock.acquire()) {
                  throw new IllegalStateException();
                }
              });
          try (var _ = lock.acquire()) {
            assertFalse(machine.interrupts().enabled());
          }
        });
  }

  @Test
  void takingASpinLockTwiceIsFound() {
    SpinLock lock = new SpinLock();
    SimulationException error =
        assertThrows(
            SimulationException.class,
            () ->
                machine.run(
                    () -> {
                      lock.acquire();
                      lock.acquire();
                    }));
    assertEquals("waits in a loop, but nothing is left to happen", error.getMessage());
  }
}
