package portkit.baremetal.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static portkit.baremetal.boot.ElfBuilder.EXECUTE;
import static portkit.baremetal.boot.ElfBuilder.READ;
import static portkit.baremetal.boot.ElfBuilder.WRITE;

import java.util.Arrays;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import portkit.baremetal.memory.AddressSpace;
import portkit.metal.hw.sim.Machine;
import portkit.metal.port.ProgramFile;
import portkit.metal.port.Refusal;

class ProgramFileTest {
  private static final long PLACE = 0x10_0000;
  private static final long LOWEST = 4 << 20;

  private static Refusal check(byte[] file) {
    Machine machine = new Machine();
    // No memory behind the file: reading past its end fails the test.
    machine.memory().ram(PLACE, Math.max(file.length, 1));
    machine.memory().write(PLACE, file);
    Refusal[] refusal = new Refusal[1];
    machine.run(
        () -> refusal[0] = new ProgramFile(LOWEST, AddressSpace.LOWEST).check(PLACE, file.length));
    return refusal[0];
  }

  private static Refusal checkChanged(Consumer<byte[]> change) {
    byte[] file = ElfBuilder.ordinary().bytes();
    change.accept(file);
    return check(file);
  }

  @Test
  void acceptsAnOrdinaryProgram() {
    assertEquals(Refusal.NONE, check(ElfBuilder.ordinary().bytes()));
  }

  @Property(tries = 300)
  void refusesEveryTruncation(@ForAll @IntRange(min = 0, max = 0x501b) int length) {
    Refusal refusal = check(Arrays.copyOf(ElfBuilder.ordinary().bytes(), length));
    assertEquals(length < 4 ? Refusal.NOT_ELF : Refusal.TRUNCATED, refusal);
  }

  @Property(tries = 2000)
  void survivesEveryDamage(@ForAll @IntRange(min = 0, max = 0x127) int at, @ForAll byte value) {
    assertNotEquals(null, checkChanged(file -> file[at] = value));
  }

  @Test
  void refusesWhatIsNoElfFileForThisMachine() {
    assertEquals(Refusal.NOT_ELF, checkChanged(file -> file[0] = 0));
    assertEquals(Refusal.WRONG_MACHINE, checkChanged(file -> file[4] = 1));
    assertEquals(Refusal.WRONG_MACHINE, checkChanged(file -> file[5] = 2));
    assertEquals(Refusal.WRONG_MACHINE, checkChanged(file -> file[18] = 40));
    assertEquals(Refusal.DYNAMIC, checkChanged(file -> file[16] = 3));
  }

  @Test
  void refusesAnInterpreter() {
    assertEquals(
        Refusal.DYNAMIC,
        check(ElfBuilder.ordinary().header(3, READ, 0x10, 0x40_0010, 16, 16).bytes()));
  }

  @Test
  void refusesAProgramWithoutOrWithAnotherNote() {
    ElfBuilder none =
        new ElfBuilder(0x2000)
            .entry(0x40_1000)
            .segment(READ | EXECUTE, 0, 0x40_0000, 0x2000, 0x2000);
    assertEquals(Refusal.NO_ABI_NOTE, check(none.bytes()));
    assertEquals(Refusal.NO_ABI_NOTE, check(none.note(0x1800, "portki", 1, 1, 0).bytes()));
    assertEquals(Refusal.NO_ABI_NOTE, check(none.note(0x1840, "portkit", 2, 1, 0).bytes()));
    assertEquals(Refusal.NONE, check(none.note(0x1880, "portkit", 1, 1, 0).bytes()));
    assertEquals(Refusal.WRONG_ABI, check(none.note(0x18c0, "portkit", 1, 2, 0).bytes()));
  }

  @Test
  void refusesAnotherMinorVersionOnlyIfItIsHigher() {
    ElfBuilder higher =
        new ElfBuilder(0x2000)
            .entry(0x40_1000)
            .segment(READ | EXECUTE, 0, 0x40_0000, 0x2000, 0x2000)
            .note(0x1800, "portkit", 1, 1, 1);
    assertEquals(Refusal.WRONG_ABI, check(higher.bytes()));
  }

  @Test
  void refusesSegmentsThatOverlapOrShareAPage() {
    assertEquals(
        Refusal.OVERLAP,
        check(ElfBuilder.ordinary().segment(READ, 0, 0x40_a800, 0x10, 0x10).bytes()));
    assertEquals(
        Refusal.NONE, check(ElfBuilder.ordinary().segment(READ, 0, 0x40_b000, 0x10, 0x10).bytes()));
  }

  @Test
  void refusesSegmentsOutOfRange() {
    for (long address : new long[] {0, 0x10_0000, LOWEST - 0x1000, 1L << 33, 1L << 47, -0x1000}) {
      assertEquals(
          Refusal.OUT_OF_RANGE,
          check(ElfBuilder.ordinary().segment(READ, 0, address, 0x10, 0x10).bytes()));
    }
    for (long size : new long[] {-1, 1L << 33, 1L << 62, 0xf}) {
      assertEquals(
          Refusal.OUT_OF_RANGE,
          check(ElfBuilder.ordinary().segment(READ, 0, 0x50_0000, 0x10, size).bytes()));
    }
  }

  @Test
  void refusesAnEntryThatIsNotInCode() {
    assertEquals(Refusal.OUT_OF_RANGE, check(ElfBuilder.ordinary().entry(0x40_3000).bytes()));
    assertEquals(Refusal.OUT_OF_RANGE, check(ElfBuilder.ordinary().entry(0).bytes()));
  }

  @Test
  void refusesWritableCode() {
    assertEquals(
        Refusal.WRITABLE_AND_EXECUTABLE,
        check(ElfBuilder.ordinary().segment(WRITE | EXECUTE, 0, 0x50_0000, 0x10, 0x10).bytes()));
  }
}
