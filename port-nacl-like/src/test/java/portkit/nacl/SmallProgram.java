package portkit.nacl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.Note;
import portkit.metal.elf.Section;
import portkit.os.AbiNote;

/** A program of one instruction. */
public final class SmallProgram {
  private static final long TEXT = 0x40_1000;
  private static final byte RETURN = (byte) 0xc3;

  private SmallProgram() {}

  /** Its file, with so many bytes of data that are zero. */
  public static byte[] withData(long size) {
    ByteBuffer version = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    version.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
    return new ElfFile(TEXT)
        .add(Section.loaded(".text", Section.Kind.TEXT, TEXT, new byte[] {RETURN}, 16))
        .add(Section.zero(".bss", TEXT + 0x1000, size, 16))
        .add(Note.section(".note.portkit", AbiNote.OWNER, AbiNote.TYPE, version.array()))
        .toByteArray();
  }
}
