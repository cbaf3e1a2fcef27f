package portkit.baremetal.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import portkit.baremetal.memory.AddressSpace;
import portkit.baremetal.memory.FrameAllocator;
import portkit.baremetal.memory.SimulatedMemory;
import portkit.baremetal.memory.SimulatedMmu;
import portkit.metal.port.ProgramFile;
import portkit.metal.port.Refusal;

class ProgramLoaderTest {
  /** Beyond the RAM that the frames are of, as a module is that was kept out of them. */
  private static final long MODULE = 0x400_0000;

  private static final long LOWEST = 4 << 20;

  private final SimulatedMemory memory = SimulatedMemory.ofMegabytes(4);
  private final ProgramFile file = new ProgramFile(LOWEST, AddressSpace.LOWEST);
  private final ProgramLoader loader =
      new ProgramLoader(memory.frames, memory.tables, memory.window, memory.space, file);

  private byte[] load(long module) {
    byte[] bytes = ElfBuilder.ordinary().bytes();
    memory.machine.memory().ram(module, bytes.length);
    memory.machine.memory().write(module, bytes);
    memory.run(
        () -> {
          assertEquals(Refusal.NONE, file.check(module, bytes.length));
          assertTrue(loader.load(module));
        });
    return bytes;
  }

  private int at(long address) {
    if (memory.mmu().translate(address).isEmpty()) {
      memory.run(() -> assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(address)));
    }
    SimulatedMmu.Page page = memory.mmu().translate(address).orElseThrow();
    long physical = page.physical() + address - page.virtual();
    return (int) memory.machine.memory().load(physical, 1);
  }

  @Property(tries = 20)
  void everyByteIsInItsPlaceWhereverTheModuleLies(
      @ForAll @IntRange(min = 0, max = 4095) int misaligned) {
    ProgramLoaderTest fresh = new ProgramLoaderTest();
    byte[] bytes = fresh.load(MODULE + misaligned);
    for (int i = 0; i < 0x2f00; i += 3) {
      assertEquals(bytes[i] & 0xff, fresh.at(0x40_0000 + i));
    }
    for (int i = 0; i < 0x8000; i += 3) {
      int expected = i < 0x1234 ? bytes[0x3000 + i] & 0xff : 0;
      assertEquals(expected, fresh.at(0x40_3000 + i), "data byte " + i);
    }
  }

  @Example
  void pagesStayWhereTheyAreButForTheOnesThatEndInZeros() {
    load(MODULE);
    assertEquals(MODULE, memory.mmu().translate(0x40_0000).orElseThrow().physical());
    assertEquals(MODULE + 0x3000, memory.mmu().translate(0x40_3000).orElseThrow().physical());
    assertTrue(memory.mmu().translate(0x40_4000).orElseThrow().physical() < MODULE);
    assertEquals(MODULE + 0x4000, loader.unused());
  }

  @Example
  void everySegmentHasItsProtection() {
    load(MODULE);
    SimulatedMmu.Page text = memory.mmu().translate(0x40_1000).orElseThrow();
    SimulatedMmu.Page constants = memory.mmu().translate(0x40_2000).orElseThrow();
    SimulatedMmu.Page data = memory.mmu().translate(0x40_3000).orElseThrow();
    assertTrue(text.executable() && !text.writable());
    assertTrue(!constants.executable() && !constants.writable());
    assertTrue(!data.executable() && data.writable());
  }

  @Example
  void tooLittleMemoryIsTold() {
    byte[] bytes = ElfBuilder.ordinary().bytes();
    memory.machine.memory().ram(MODULE, bytes.length);
    memory.machine.memory().write(MODULE, bytes);
    memory.run(
        () -> {
          assertEquals(Refusal.NONE, file.check(MODULE, bytes.length));
          while (memory.frames.take() != FrameAllocator.NONE) {}
          assertEquals(false, loader.load(MODULE));
        });
  }
}
