package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulationException;

/** Switches of the stack. */
class StackTest {
  private final Machine machine = new Machine();
  private final List<String> log = new ArrayList<>();
  private final StaticMemory stack = new StaticMemory(4096, 16);
  private final StaticMemory pointers = new StaticMemory(16, 8);

  StackTest() {
    machine.functions().export(this);
  }

  @Export("worker")
  void worker(int argument) {
    for (int i = 0; i < 2; i++) {
      log.add("worker " + (argument + i));
      Stack.switchTo(pointers.address() + 8, Memory.load64(pointers.address()));
    }
    throw new IllegalStateException("worker is done");
  }

  @Export("square")
  static long square(long number) {
    return number * number;
  }

  private void toWorker() {
    Stack.switchTo(pointers.address(), Memory.load64(pointers.address() + 8));
  }

  private void prepare() {
    Memory.store64(
        pointers.address() + 8, Stack.prepare(stack.end(), FunctionPointer.to("worker"), 10));
  }

  @Test
  void twoStacksTakeTurns() {
    machine.run(
        () -> {
          prepare();
          log.add("first");
          toWorker();
          log.add("second");
          toWorker();
          log.add("third");
        });
    assertEquals(List.of("first", "worker 10", "second", "worker 11", "third"), log);
  }

  @Test
  void whatFailsOnAnotherStackReachesTheTest() {
    SimulationException error =
        assertThrows(
            SimulationException.class,
            () ->
                machine.run(
                    () -> {
                      prepare();
                      for (int i = 0; i < 3; i++) {
                        toWorker();
                      }
                    }));
    assertEquals("failed on another stack: worker is done", error.getMessage());
  }

  @Test
  void aStackThatIsNotReadyIsRefused() {
    SimulationException error =
        assertThrows(
            SimulationException.class,
            () -> machine.run(() -> Stack.switchTo(pointers.address(), 0x1234)));
    assertEquals("no suspended stack has pointer 0x1234", error.getMessage());
  }

  @Test
  void callOnAnotherStack() {
    machine.run(
        () -> {
          long before = Stack.pointer();
          assertEquals(49, Stack.call(stack.end(), FunctionPointer.to("square"), 7));
          assertEquals(before, Stack.pointer());
        });
  }
}
