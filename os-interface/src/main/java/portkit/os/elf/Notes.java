package portkit.os.elf;

import portkit.os.AbiNote;
import portkit.os.Failure;

/** Finds the {@link AbiNote} among a program's notes (gABI 5, "Note Section"). */
final class Notes {
  private static final int HEADER_SIZE = 12;
  private static final int DESCRIPTOR_SIZE = 8;

  private final ElfFile file;

  Notes(ElfFile file) {
    this.file = file;
  }

  /** The note in this PT_NOTE segment, or null if it holds others only. */
  AbiNote find(ProgramHeader segment) {
    file.require(segment.offset(), segment.fileSize(), "notes");
    // The generic ABI aligns 64-bit notes to 8 bytes; what linkers write is aligned to 4 unless
    // the segment says 8.
    long align = segment.align() == 8 ? 8 : 4;
    long end = segment.offset() + segment.fileSize();
    long at = segment.offset();
    while (end - at >= HEADER_SIZE) {
      long nameSize = file.u32(at);
      long descriptorSize = file.u32(at + 4);
      long descriptor = up(at + HEADER_SIZE + nameSize, align);
      if (descriptor > end || descriptorSize > end - descriptor) {
        return null; // damaged: no note can be told from here on
      }
      if (isOurs(at, nameSize) && descriptorSize == DESCRIPTOR_SIZE) {
        return new AbiNote((int) file.u32(descriptor), (int) file.u32(descriptor + 4));
      }
      at = up(descriptor + descriptorSize, align);
    }
    return null;
  }

  /** Refuses a program without the note, or of a version that does not run here. */
  AbiNote check(AbiNote note) {
    if (note == null) {
      throw file.failure(
          Failure.NO_ABI_NOTE,
          "not a program for the OS interface (it has no "
              + AbiNote.OWNER
              + " note); build it with `portkit go build`");
    }
    if (!note.runsHere()) {
      throw file.failure(
          Failure.WRONG_ABI,
          "written for version "
              + note
              + " of the OS interface, this portkit has "
              + AbiNote.CURRENT
              + "; build the program and the port with the same portkit");
    }
    return note;
  }

  private boolean isOurs(long at, long nameSize) {
    return file.u32(at + 8) == AbiNote.TYPE
        && nameSize == AbiNote.OWNER.length() + 1
        && file.text(at + HEADER_SIZE, at + HEADER_SIZE + nameSize).equals(AbiNote.OWNER);
  }

  private static long up(long value, long align) {
    return (value + align - 1) & -align;
  }
}
