package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulationException;

/** Calls through addresses. */
class FunctionPointerTest {
  private final Machine machine = new Machine();

  FunctionPointerTest() {
    machine.functions().export(this);
    machine.functions().define("sum", arguments -> java.util.Arrays.stream(arguments).sum());
  }

  @Export("narrow")
  int narrow(byte a, int b, boolean c) {
    return a + b + (c ? 1000 : 0);
  }

  @Test
  void argumentsAreNarrowedAsTheConventionSays() {
    machine.run(
        () ->
            assertEquals(
                -1 + 5 + 1000,
                FunctionPointer.call(
                    FunctionPointer.to("narrow"), 0x1_00ff, 0x7_0000_0005L, 0x101)));
  }

  @Test
  void upToSixArguments() {
    machine.run(
        () -> {
          long sum = FunctionPointer.to("sum");
          assertEquals(0, FunctionPointer.call(sum));
          assertEquals(1, FunctionPointer.call(sum, 1));
          assertEquals(3, FunctionPointer.call(sum, 1, 2));
          assertEquals(6, FunctionPointer.call(sum, 1, 2, 3));
          assertEquals(10, FunctionPointer.call(sum, 1, 2, 3, 4));
          assertEquals(15, FunctionPointer.call(sum, 1, 2, 3, 4, 5));
          assertEquals(21, FunctionPointer.call(sum, 1, 2, 3, 4, 5, 6));
        });
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertEquals(
        "function nobody: nothing exports it", failure(() -> FunctionPointer.to("nobody")));
    assertEquals("call of 0x10: there is no function", failure(() -> FunctionPointer.call(0x10)));
    assertEquals("system call 60: no handler is set", failure(() -> Linux.call(60, 1)));
  }

  @Test
  void systemCallsReachTheirHandler() {
    machine.systemCalls((number, arguments) -> number * 100 + arguments.length);
    machine.run(() -> assertEquals(903, Linux.call(9, 1, 2, 3)));
  }

  private String failure(Runnable code) {
    return assertThrows(SimulationException.class, () -> machine.run(code)).getMessage();
  }
}
