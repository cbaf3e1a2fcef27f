package portkit.metal.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The hello board: the same classes on the JVM and, compiled, on QEMU. */
class HelloTest {
  static final String EXPECTED =
      """
      hello from PVH
      RAM above 1 MiB: 127 MiB
      breakpoints: 1
      primes below 1000: 168
      """;

  @Test
  void onTheJvm() {
    SimulatedBoard board = new SimulatedBoard(128);
    assertEquals(HelloBoard.EXIT_VALUE, board.run());
    assertEquals(EXPECTED, board.serial());
  }
}
