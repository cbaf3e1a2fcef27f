package portkit.metal.hw.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.Memory;
import portkit.metal.hw.sim.Machine;

/** Structures whose parts are as long as they say. */
class WalksTest {
  private static final long AT = 0x1000;
  private final Machine machine = new Machine();

  WalksTest() {
    machine.memory().ram(AT, 0x1000);
  }

  private static long tag(long at, int type, int size) {
    Multiboot2.Tag.TYPE.set(at, type);
    Multiboot2.Tag.SIZE.set(at, size);
    return at + (size + 7L) / 8 * 8;
  }

  @Test
  void multiboot2TagsAreFound() {
    machine.run(
        () -> {
          long line = AT + Multiboot2.LAYOUT.size();
          long first = tag(line, Multiboot2.Tag.COMMAND_LINE, 13);
          long map = tag(first, Multiboot2.Tag.MODULE, 17);
          long second = tag(map, Multiboot2.Tag.MEMORY_MAP, 16 + 3 * 32);
          tag(tag(second, Multiboot2.Tag.MODULE, 20), Multiboot2.Tag.END, 8);
          assertEquals(AT + 8 + 16, first);
          assertEquals(line, Multiboot2.find(AT, Multiboot2.Tag.COMMAND_LINE));
          assertEquals(first, Multiboot2.find(AT, Multiboot2.Tag.MODULE));
          assertEquals(second, Multiboot2.findNext(first));
          assertEquals(0, Multiboot2.findNext(second));
          assertEquals(0, Multiboot2.find(AT, Multiboot2.Tag.RSDP_1));
          // Entries may be longer than what version 0 knows of them.
          Multiboot2.MemoryMap.ENTRY_SIZE.set(map, 32);
          assertEquals(3, Multiboot2.MemoryMap.count(map));
          assertEquals(map + 16 + 2 * 32, Multiboot2.MemoryMap.entry(map, 2));
          assertThrows(IndexOutOfBoundsException.class, () -> Multiboot2.MemoryMap.entry(map, 3));
        });
  }

  @Test
  void linuxStack() {
    long[] words = {2, 0x10, 0x20, 0, 0x30, 0x40, 0, 6, 4096, 25, 0x50, 0, 0};
    machine.run(
        () -> {
          for (int i = 0; i < words.length; i++) {
            Memory.store64(AT + 8L * i, words[i]);
          }
          assertEquals(0x10, LinuxStack.argument(AT, 0));
          assertEquals(0x20, LinuxStack.argument(AT, 1));
          assertThrows(IndexOutOfBoundsException.class, () -> LinuxStack.argument(AT, 2));
          assertEquals(0x30, Memory.load64(LinuxStack.environment(AT)));
          assertEquals(4096, LinuxStack.auxiliary(AT, LinuxStack.PAGE_SIZE));
          assertEquals(0x50, LinuxStack.auxiliary(AT, LinuxStack.RANDOM));
          assertEquals(0, LinuxStack.auxiliary(AT, LinuxStack.VDSO));
        });
  }

  @Test
  void virtioRingsWrapAround() {
    assertEquals(AT + 4, VirtioRing.availableElement(AT, 0, 8));
    assertEquals(AT + 4 + 2 * 7, VirtioRing.availableElement(AT, 0xffff, 8));
    assertEquals(AT + 4 + 8 * 3, VirtioRing.usedElement(AT, 11, 8));
  }

  @Test
  void notesFollowOneAnother() {
    machine.run(
        () -> {
          // Padding is to 4, not to 8.
          ElfNote.NAME_SIZE.set(AT, 9);
          ElfNote.DESCRIPTOR_SIZE.set(AT, 9);
          assertEquals(AT + 12, ElfNote.name(AT));
          assertEquals(AT + 12 + 12, ElfNote.descriptor(AT));
          assertEquals(AT + 12 + 12 + 12, ElfNote.next(AT));
        });
  }

  @Test
  void theOsTableIsWhereTheInterfaceSays() {
    assertEquals(0, OsTableLayout.index(portkit.os.OsTable.WRITE));
    assertEquals(
        portkit.os.OsTable.RANDOM,
        OsTableLayout.CALLS.at(0, OsTableLayout.index(portkit.os.OsTable.RANDOM)));
    assertEquals(24, FaultRecord.SP.offset());
    assertEquals(16, FaultRecord.PC.offset());
  }
}
