package portkit.os.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import portkit.os.AbiNote;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Each kind of bad program has its own failure and one clear line. */
class ElfReaderTest {
  @TempDir Path folder;

  @Test
  void readsAGoodProgram() {
    ProgramImage image = ElfReader.read("good.elf", ElfBuilder.good().buffer());
    assertEquals(ElfBuilder.TEXT_ADDRESS, image.entry());
    assertEquals(AbiNote.CURRENT, image.note());
    assertEquals(2, image.segments().size());
    Segment text = image.segments().get(0);
    assertTrue(text.readable() && text.executable() && !text.writable());
    Segment data = image.segments().get(1);
    assertTrue(data.readable() && data.writable() && !data.executable());
    assertEquals(0x401000, data.firstPage());
    assertEquals(0x404000, data.lastPageEnd());
    assertEquals(ElfBuilder.DATA_SIZE, image.content(data).remaining());
  }

  static List<Arguments> badPrograms() {
    int text = ElfBuilder.TEXT_HEADER;
    int data = ElfBuilder.DATA_HEADER;
    int note = ElfBuilder.NOTE_HEADER;
    return List.of(
        bad(Failure.NOT_ELF, "not an ELF file", good().u8(3, 'G')),
        bad(Failure.WRONG_MACHINE, "not a 64-bit ELF file (class 1)", good().u8(4, 1)),
        bad(Failure.WRONG_MACHINE, "not little-endian", good().u8(5, 2)),
        bad(Failure.WRONG_MACHINE, "(ELF machine 183)", good().u16(ElfBuilder.MACHINE, 183)),
        bad(Failure.WRONG_MACHINE, "unknown ELF version 7", good().u32(20, 7)),
        bad(Failure.DYNAMIC_ELF, "position-independent", good().u16(ElfBuilder.TYPE, 3)),
        bad(Failure.DYNAMIC_ELF, "not an executable", good().u16(ElfBuilder.TYPE, 1)),
        bad(Failure.DYNAMIC_ELF, "PT_INTERP", good().u32(note, ProgramHeader.INTERPRETER)),
        bad(Failure.DYNAMIC_ELF, "PT_DYNAMIC", good().u32(note, ProgramHeader.DYNAMIC)),
        bad(Failure.NOT_ELF, "program headers of 57 bytes", good().u16(54, 57)),
        bad(Failure.NOT_ELF, "section headers of 1 bytes", good().u16(58, 1)),
        bad(Failure.TRUNCATED_ELF, "program headers", good().u64(32, 1 << 20)),
        bad(Failure.TRUNCATED_ELF, "program headers", good().u64(32, -8)),
        bad(Failure.TRUNCATED_ELF, "section headers", good().u64(40, 1 << 20)),
        bad(Failure.TRUNCATED_ELF, "contents", good().u64(text + ElfBuilder.P_OFFSET, 1 << 20)),
        bad(Failure.TRUNCATED_ELF, "contents", good().u64(text + ElfBuilder.P_FILE_SIZE, -1)),
        bad(Failure.TRUNCATED_ELF, "notes", good().u64(note + ElfBuilder.P_FILE_SIZE, 1 << 20)),
        bad(Failure.OUT_OF_RANGE, "in memory", good().u64(data + ElfBuilder.P_MEMORY_SIZE, 1)),
        bad(
            Failure.OUT_OF_RANGE,
            "in memory",
            good().u64(data + ElfBuilder.P_MEMORY_SIZE, Long.MIN_VALUE)),
        bad(
            Failure.OUT_OF_RANGE,
            "outside of",
            good().u64(data + ElfBuilder.P_MEMORY_SIZE, Long.MAX_VALUE)),
        bad(Failure.OUT_OF_RANGE, "outside of", good().u64(text + ElfBuilder.P_ADDRESS, 0x1000)),
        bad(Failure.OUT_OF_RANGE, "outside of", good().u64(text + ElfBuilder.P_ADDRESS, -4096)),
        bad(
            Failure.OUT_OF_RANGE,
            "outside of",
            good().u64(data + ElfBuilder.P_ADDRESS, ProgramImage.HIGHEST_ADDRESS - 0x1000)),
        bad(Failure.OUT_OF_RANGE, "entry point 0x0", good().u64(ElfBuilder.ENTRY, 0)),
        bad(
            Failure.OUT_OF_RANGE,
            "entry point 0x401280",
            good().u64(ElfBuilder.ENTRY, ElfBuilder.DATA_ADDRESS)),
        bad(Failure.OUT_OF_RANGE, "entry point", good().u16(56, 0)),
        bad(
            Failure.OVERLAPPING_SEGMENTS,
            "overlap",
            good().u64(data + ElfBuilder.P_ADDRESS, ElfBuilder.TEXT_ADDRESS + 8)),
        bad(
            Failure.OVERLAPPING_SEGMENTS,
            "share a page",
            good().u64(data + ElfBuilder.P_ADDRESS, 0x400800)),
        bad(
            Failure.WRITABLE_AND_EXECUTABLE,
            "writable and executable",
            good().u32(text + ElfBuilder.P_FLAGS, 7)),
        bad(Failure.NO_ABI_NOTE, "no portkit note", good().u32(note, 0x6474e551)),
        bad(Failure.NO_ABI_NOTE, "no portkit note", good().u8(ElfBuilder.NOTE_OWNER, 'q')),
        bad(Failure.NO_ABI_NOTE, "no portkit note", good().u32(ElfBuilder.NOTE + 8, 2)),
        bad(Failure.NO_ABI_NOTE, "no portkit note", good().u32(ElfBuilder.NOTE, 0xffff_ffffL)),
        bad(Failure.WRONG_ABI, "version 2.0", good().u32(ElfBuilder.NOTE_MAJOR, 2)),
        bad(Failure.WRONG_ABI, "version 1.9", good().u32(ElfBuilder.NOTE_MINOR, 9)),
        bad(
            Failure.WRONG_ABI,
            "version 1.4294967295",
            good().u32(ElfBuilder.NOTE_MINOR, 0xffff_ffffL)));
  }

  private static ElfBuilder good() {
    return ElfBuilder.good();
  }

  private static Arguments bad(Failure failure, String words, ElfBuilder elf) {
    return Arguments.of(failure, words, elf.bytes());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("badPrograms")
  void refusesBadPrograms(Failure failure, String words, byte[] elf) {
    PortkitException e =
        assertThrows(PortkitException.class, () -> ElfReader.read("bad.elf", ByteBuffer.wrap(elf)));
    assertEquals(failure, e.failure(), e.getMessage());
    assertTrue(e.getMessage().startsWith("bad.elf: "), e.getMessage());
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void refusesAFileThatEndsAtAnyHeaderBoundary() {
    byte[] good = ElfBuilder.good().bytes();
    for (int size : ElfBuilder.boundaries()) {
      PortkitException e =
          assertThrows(
              PortkitException.class,
              () -> ElfReader.read("cut.elf", ByteBuffer.wrap(Arrays.copyOf(good, size))),
              "cut at " + size);
      Failure expected = size == 0 ? Failure.NOT_ELF : Failure.TRUNCATED_ELF;
      assertEquals(expected, e.failure(), "cut at " + size + ": " + e.getMessage());
    }
  }

  @Test
  void ignoresSegmentsThatAskNothingOfAPort() {
    byte[] elf = ElfBuilder.good().u32(ElfBuilder.DATA_HEADER, 7).bytes(); // PT_TLS
    assertEquals(1, ElfReader.read("tls.elf", ByteBuffer.wrap(elf)).segments().size());
  }

  @Test
  void namesAMissingFile() {
    refusesInput(folder.resolve("missing.elf"), "no such file");
  }

  @Test
  void namesAFolder() {
    refusesInput(folder, "is a directory");
  }

  @Test
  void readsAFile() throws Exception {
    Path file = Files.write(folder.resolve("good.elf"), ElfBuilder.good().bytes());
    assertEquals(file.toString(), ElfReader.read(file).name());
  }

  @Test
  void refusesSourceText() throws Exception {
    Path file = folder.resolve("main.go");
    Files.write(file, "package main\n".getBytes(StandardCharsets.UTF_8));
    PortkitException e = assertThrows(PortkitException.class, () -> ElfReader.read(file));
    assertEquals(Failure.NOT_ELF, e.failure());
  }

  private static void refusesInput(Path path, String words) {
    PortkitException e = assertThrows(PortkitException.class, () -> ElfReader.read(path));
    assertEquals(Failure.NO_INPUT, e.failure());
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
