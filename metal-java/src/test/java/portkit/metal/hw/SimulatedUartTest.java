package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulatedUart;
import portkit.metal.hw.sim.SimulationException;

/** The simulated serial port. */
class SimulatedUartTest {
  private static final int BASE = 0x3f8;
  private final Machine machine = new Machine();
  private int interrupts;
  private final SimulatedUart uart = new SimulatedUart(machine.clock(), () -> interrupts++);

  SimulatedUartTest() {
    machine.ports().attach(BASE, 8, "UART", uart);
  }

  @Test
  void sendsWhenThereIsRoom() {
    machine.run(
        () -> {
          Ports.out8(BASE, 'a');
          assertEquals(0, Ports.in8(BASE + 5));
          while ((Ports.in8(BASE + 5) & 0x20) == 0) {
            Cpu.pause();
          }
          Ports.out8(BASE, 'b');
        });
    assertArrayEquals(new byte[] {'a', 'b'}, uart.sent());
  }

  @Test
  void aByteWithoutRoomIsAnError() {
    SimulationException error =
        assertThrows(
            SimulationException.class,
            () ->
                machine.run(
                    () -> {
                      Ports.out8(BASE, 'a');
                      Ports.out8(BASE, 'b');
                    }));
    assertEquals("UART: byte 0x62 is lost, 1 are still to be sent", error.getMessage());
  }

  @Test
  void theFifoHasRoomForSixteen() {
    machine.run(
        () -> {
          Ports.out8(BASE + 2, 1);
          for (int i = 0; i < 16; i++) {
            Ports.out8(BASE, i);
          }
          assertThrows(SimulationException.class, () -> Ports.out8(BASE, 16));
        });
    assertEquals(16, uart.sent().length);
  }

  @Test
  void theDivisorHidesBehindItsBit() {
    machine.run(
        () -> {
          Ports.out8(BASE + 3, 0x83);
          Ports.out8(BASE, 0x34);
          Ports.out8(BASE + 1, 0x12);
          Ports.out8(BASE + 3, 3);
          assertEquals(0, Ports.in8(BASE + 1));
        });
    assertEquals(0x1234, uart.divisor());
    assertEquals(0, uart.sent().length);
  }

  @Test
  void raisesItsLineForWhatIsAskedFor() {
    machine.run(
        () -> {
          uart.receive('x');
          assertEquals(0, interrupts);
          assertEquals(1, Ports.in8(BASE + 2));
          Ports.out8(BASE + 1, 3);
          assertEquals(2, interrupts);
          assertEquals(4, Ports.in8(BASE + 2));
          assertEquals('x', Ports.in8(BASE));
          assertEquals(2, Ports.in8(BASE + 2));
          assertEquals(1, Ports.in8(BASE + 2));
          Ports.out8(BASE, 'y');
          Cpu.pause();
          assertEquals(3, interrupts);
        });
  }
}
