package portkit.metal.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.metal.Command;
import portkit.metal.hw.CString;
import portkit.metal.hw.layout.ElfHeader;
import portkit.metal.hw.layout.ElfNote;
import portkit.metal.hw.layout.ElfProgramHeader;
import portkit.metal.hw.sim.Machine;

/** Files read back through the layouts that loaders use, and what is refused. */
class ElfFileTest {
  private static final long AT = 0x1_0000;

  private static byte[] file() {
    return new ElfFile(0x10_0010)
        .add(Section.loaded(".text", Section.Kind.TEXT, 0x10_0010, new byte[] {1, 2, 3}, 16))
        .add(Section.loaded(".rodata", Section.Kind.READ_ONLY, 0x10_1000, new byte[20], 8))
        .add(Note.section(".note", "portkit", 1, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}))
        .toByteArray();
  }

  @Test
  void layoutsReadWhatIsWritten() {
    byte[] bytes = file();
    Machine machine = new Machine();
    machine.memory().ram(AT, bytes.length);
    machine.memory().write(AT, bytes);
    machine.run(
        () -> {
          assertEquals(ElfHeader.MAGIC_VALUE, ElfHeader.MAGIC.get(AT));
          assertEquals(2, ElfHeader.CLASS.get(AT));
          assertEquals(2, ElfHeader.TYPE.get(AT));
          assertEquals(62, ElfHeader.MACHINE.get(AT));
          assertEquals(0x10_0010, ElfHeader.ENTRY.get(AT));
          assertEquals(ElfProgramHeader.LAYOUT.size(), ElfHeader.PROGRAM_HEADER_SIZE.get(AT));
          assertEquals(4, ElfHeader.PROGRAM_HEADER_COUNT.get(AT));
          long text = header(0);
          assertEquals(ElfProgramHeader.LOAD, ElfProgramHeader.TYPE.get(text));
          assertEquals(5, ElfProgramHeader.FLAGS.get(text));
          assertEquals(0x10_0010, ElfProgramHeader.VIRTUAL.get(text));
          assertEquals(3, ElfProgramHeader.FILE_SIZE.get(text));
          assertEquals(0x010, ElfProgramHeader.OFFSET.get(text) % 0x1000);
          assertEquals(4, ElfProgramHeader.FLAGS.get(header(1)));
          long note = AT + ElfProgramHeader.OFFSET.get(header(2));
          assertEquals(1, ElfNote.TYPE.get(note));
          assertTrue(CString.equals(ElfNote.name(note), "portkit"));
          assertEquals(note + 12 + 8, ElfNote.descriptor(note));
          assertEquals(note + ElfProgramHeader.FILE_SIZE.get(header(2)), ElfNote.next(note));
        });
  }

  private static long header(int index) {
    return ElfProgramHeader.LAYOUT.at(
        AT + ElfHeader.PROGRAM_HEADERS.get(AT), index, ElfHeader.PROGRAM_HEADER_COUNT.get(AT));
  }

  @Test
  void zerosBehindDataTakeNoRoomInTheFile(@TempDir Path folder) throws IOException {
    byte[] file =
        new ElfFile(0x2000)
            .add(new Section(".data", Section.Kind.DATA, 0x2000, new byte[] {1}, 0x10_0000, 8))
            .addSymbols(List.of(Symbol.data("front", 0x2000, 1), Symbol.data("back", 0x2001, 8)))
            .toByteArray();
    assertTrue(file.length < 0x3000, "bytes: " + file.length);
    Path path = Files.write(folder.resolve("file.elf"), file);
    String headers = Command.output("readelf", "-aW", path.toString()).replaceAll(" +", " ");
    assertTrue(headers.contains("] .data PROGBITS 0000000000002000 001000 000001"), headers);
    assertTrue(headers.contains("] .data.bss NOBITS 0000000000002001 001001 0fffff"), headers);
    assertTrue(headers.contains("0x000001 0x100000 RW 0x1000"), headers);
    assertTrue(headers.contains("DEFAULT 1 front") && headers.contains("DEFAULT 2 back"), headers);
    String gdb = Command.output("gdb", "-nx", "-batch", "-ex", "info files", path.toString());
    assertFalse(gdb.contains("warning"), gdb);
  }

  @Test
  void sectionsMustNotOverlap() {
    ElfFile file = new ElfFile(0).add(Section.zero(".bss", 0x1000, 0x100, 16));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> file.add(Section.zero(".more", 0x10f0, 16, 16)))
            .getMessage();
    assertEquals("section .more at 0x10f0 overlaps .bss, which ends at 0x1100", message);
    file.add(Section.zero(".next", 0x1100, 16, 16));
    file.add(Section.debug(".debug", new byte[0x2000]));
  }

  @Test
  void sectionsAreAligned() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Section.zero(".bss", 0x1008, 0x100, 16))
            .getMessage();
    assertEquals("section .bss at 0x1008 is not aligned to 16", message);
  }
}
