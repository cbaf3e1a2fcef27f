package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Outcome;
import portkit.hosted.host.Kernel;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.OsTable;
import portkit.os.PortkitException;

/** Mapping a program and taking it away again. */
class LoadTest {
  private final GuestProgram g = new GuestProgram();

  @Test
  void refusesAddressesThatAreTaken() {
    g.exit(0);
    long data = g.image().segments().get(1).firstPage();
    assertEquals(data, Kernel.mapAt(data, Kernel.PAGE, Kernel.PROT_NONE));
    try {
      PortkitException e = assertThrows(PortkitException.class, () -> Outcome.of(g));
      assertEquals(Failure.ADDRESS_TAKEN, e.failure());
      assertTrue(e.getMessage().contains("-XX:ArchiveRelocationMode=0"), e.getMessage());
    } finally {
      Kernel.unmap(data, Kernel.PAGE);
    }
    assertEquals(0, Outcome.of(g).exitCode(), "what was mapped before is unmapped again");
  }

  @Test
  void eachRunBeginsAfresh() throws Exception {
    Label counter = g.variable("counter");
    g.a.inc(Width.DWORD, Mem.rip(counter));
    g.expectVariable(counter, 1, 1);
    g.os(OsTable.RESERVE, 0x1234_0000_0000L, 64 << 20);
    g.a.mov(Width.QWORD, Reg.RBX, Reg.RAX);
    g.os(OsTable.COMMIT, Reg.RBX, 1 << 20);
    g.a.mov(Width.QWORD, Reg.RAX, Mem.at(Reg.RBX));
    g.expect(0, 2);
    g.a.mov(Width.QWORD, Mem.at(Reg.RBX), 1);
    g.exit(0);
    Outcome.of(g);
    int before = mappings();
    for (int i = 0; i < 50; i++) {
      assertEquals(0, Outcome.of(g).exitCode(), "run " + i);
    }
    assertTrue(mappings() < before + 25, "what a run maps it unmaps");
  }

  private static int mappings() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/maps")).size();
  }

  @Test
  void longArgumentsHaveRoom() {
    g.exit(0);
    String large = "x".repeat(1 << 20);
    assertEquals(0, new HostedPort().run(g.image(), Launch.of(List.of("guest", large, large))));
  }
}
