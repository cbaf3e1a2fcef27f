package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.PortDevice;
import portkit.metal.hw.sim.SimulationException;

/** The I/O ports of the simulated machine. */
class PortsTest {
  private final Machine machine = new Machine();
  private final List<String> seen = new ArrayList<>();

  PortsTest() {
    machine
        .ports()
        .attach(
            0x3f8,
            8,
            "UART",
            new PortDevice() {
              @Override
              public int in(int offset, int width) {
                return offset * 16 + width;
              }

              @Override
              public void out(int offset, int width, int value) {
                seen.add(offset + " " + width + " " + value);
              }
            });
  }

  @Test
  void devicesSeeOffsetAndWidth() {
    machine.run(
        () -> {
          assertEquals(0x51, Ports.in8(0x3fd));
          assertEquals(0x12, Ports.in16(0x3f9));
          assertEquals(0x04, Ports.in32(0x3f8));
          Ports.out8(0x3f8, 'x');
          Ports.out16(0x3fa, 2);
          Ports.out32(0x3fc, 3);
        });
    assertEquals(List.of("0 1 120", "2 2 2", "4 4 3"), seen);
  }

  @Test
  void whereNothingIsIsAnErrorWithThePort() {
    assertEquals(
        "read of 1 bytes at port 0x60: there is no device", failure(() -> Ports.in8(0x60)));
    assertEquals(
        "write of 4 bytes at port 0x3fe: there is no device", failure(() -> Ports.out32(0x3fe, 0)));
  }

  @Test
  void devicesMustNotOverlap() {
    PortDevice device =
        new PortDevice() {
          @Override
          public int in(int offset, int width) {
            return 0;
          }

          @Override
          public void out(int offset, int width, int value) {}
        };
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> machine.ports().attach(0x3f0, 9, "floppy", device));
    assertEquals("floppy at port 0x3f0 overlaps UART at port 0x3f8", error.getMessage());
  }

  private String failure(Runnable code) {
    return assertThrows(SimulationException.class, () -> machine.run(code)).getMessage();
  }
}
