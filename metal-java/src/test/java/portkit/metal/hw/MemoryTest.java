package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.sim.Access;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.MemoryDevice;
import portkit.metal.hw.sim.SimulationException;

/** Raw memory on the simulated machine. */
class MemoryTest {
  private final Machine machine = new Machine();

  MemoryTest() {
    machine.memory().ram(0x1000, 0x3000);
  }

  @Test
  void narrowLoadsAreUnsigned() {
    machine.run(
        () -> {
          Memory.store64(0x1000, 0xfedc_ba98_8765_43f1L);
          assertEquals(0xf1, Memory.load8(0x1000));
          assertEquals(0x43f1, Memory.load16(0x1000));
          assertEquals(0x8765_43f1, Memory.load32(0x1000));
          assertEquals(0xfedc_ba98, Memory.load32(0x1004));
          assertEquals(0xfedc_ba98_8765_43f1L, Memory.load64(0x1000));
        });
  }

  @Test
  void narrowStoresKeepTheirNeighbours() {
    machine.run(
        () -> {
          Memory.store64(0x1000, -1);
          Memory.store8(0x1001, 0x1_00);
          Memory.store16(0x1004, 0x7_1234);
          assertEquals(0xffff_1234_ffff_00ffL, Memory.load64(0x1000));
        });
  }

  @Test
  void accessesMayCrossPages() {
    machine.run(
        () -> {
          Memory.store64(0x1ffd, 0x1122_3344_5566_7788L);
          assertEquals(0x1122_3344_5566_7788L, Memory.load64(0x1ffd));
          assertEquals(0x44, Memory.load8(0x2001));
        });
  }

  @Test
  void whereNothingIsIsAnErrorWithTheAddress() {
    SimulationException load =
        assertThrows(
            SimulationException.class, () -> machine.run(() -> Memory.load32(0xdead_beefL)));
    assertEquals(
        "load of 4 bytes at 0xdeadbeef: there is neither memory nor a device", load.getMessage());
    SimulationException store =
        assertThrows(SimulationException.class, () -> machine.run(() -> Memory.store64(0x3ffc, 1)));
    assertEquals(
        "store of 8 bytes at 0x3ffc: there is neither memory nor a device", store.getMessage());
  }

  @Test
  void withoutAMachineTheErrorSaysSo() {
    SimulationException error = assertThrows(SimulationException.class, () -> Memory.load8(0x1000));
    assertEquals("no machine is bound to this thread: use Machine.run", error.getMessage());
  }

  @Test
  void rangesMustNotOverlap() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> machine.memory().ram(0x3fff, 0x1000));
    assertEquals("RAM at 0x3fff overlaps RAM at 0x1000", error.getMessage());
  }

  @Test
  void devicesSeeOffsetAndWidth() {
    List<String> seen = new ArrayList<>();
    machine
        .memory()
        .map(
            0xfee0_0000L,
            0x1000,
            "APIC",
            new MemoryDevice() {
              @Override
              public long load(long offset, int width) {
                seen.add("load " + offset + " " + width);
                return 0x1_2345;
              }

              @Override
              public void store(long offset, int width, long value) {
                seen.add("store " + offset + " " + width + " " + value);
              }
            });
    machine.run(
        () -> {
          assertEquals(0x1_2345, Memory.load32(0xfee0_0020L));
          Memory.store32(0xfee0_00b0L, 7);
        });
    assertEquals(List.of("load 32 4", "store 176 4 7"), seen);
  }

  @Test
  void watchpointsSeeEveryTouch() {
    List<Access> seen = new ArrayList<>();
    machine.memory().watch(0x2004, 4, seen::add);
    machine.run(
        () -> {
          Memory.store8(0x2003, 1);
          Memory.store64(0x2000, 5);
          Memory.load8(0x2007);
          Memory.load8(0x2008);
        });
    assertEquals(
        List.of(
            new Access(Access.Kind.STORE, 0x2000, 8, 5),
            new Access(Access.Kind.LOAD, 0x2007, 1, 0)),
        seen);
  }

  @Test
  void copyAndFill() {
    machine.run(
        () -> {
          Memory.fill(0x1000, 0x1ab, 3);
          Memory.copy(0x1003, 0x1000, 2);
          Memory.store8(0x1001, 0xcd);
          Memory.copy(0x1000, 0x1001, 4);
        });
    byte[] expected = {(byte) 0xcd, (byte) 0xab, (byte) 0xab, (byte) 0xab, (byte) 0xab, 0};
    assertArrayEquals(expected, machine.memory().read(0x1000, 6));
  }

  @Test
  void arraysAreMemory() {
    long[] array = {1, 2, 3};
    machine.run(
        () -> {
          long address = Elements.address(array);
          Memory.store64(address + 8, 42);
          assertEquals(42, array[1]);
          array[2] = 0x1_0000_0000L;
          assertEquals(1, Memory.load32(address + 20));
          assertEquals(address, Elements.address(array));
        });
  }

  @Test
  void staticMemoryIsZeroAlignedAndAlwaysAtItsPlace() {
    StaticMemory small = new StaticMemory(10, 8);
    StaticMemory page = new StaticMemory(4096, 4096);
    machine.run(
        () -> {
          Memory.store8(small.address() + 9, 1);
          assertEquals(0, page.address() % 4096);
          assertEquals(0, Memory.load64(page.end() - 8));
          assertEquals(1, Memory.load8(small.end() - 1));
          assertThrows(SimulationException.class, () -> Memory.load8(small.end()));
        });
    assertThrows(IllegalArgumentException.class, () -> new StaticMemory(0, 8));
    assertThrows(IllegalArgumentException.class, () -> new StaticMemory(8, 12));
  }
}
