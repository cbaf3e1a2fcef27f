package portkit.metal.port;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.ElfHeader;
import portkit.metal.hw.layout.ElfNote;
import portkit.metal.hw.layout.ElfProgramHeader;
import portkit.os.AbiNote;

/**
 * A program's ELF file in memory. Everything in it is checked before any of it is used; whoever
 * asks for its segments has called {@link #check} and got {@link Refusal#NONE}.
 */
public final class ProgramFile {
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int EXECUTABLE = 2;
  private static final int X86_64 = 62;
  private static final int INTERPRETER = 3;
  private static final int DYNAMIC = 2;
  private static final int EXECUTE = 1;
  private static final int WRITE = 2;
  private static final long PAGE = 4096;

  private final long lowest;
  private final long limit;

  private long file;
  private long size;

  /** The file of a program that may lie from one address, above nil and the port, to another. */
  public ProgramFile(long lowest, long limit) {
    this.lowest = lowest;
    this.limit = limit;
  }

  /** Checks the file of so many bytes at an address. */
  public Refusal check(long address, long bytes) {
    file = address;
    size = bytes;
    Refusal refusal = checkHeader();
    if (refusal != Refusal.NONE) {
      return refusal;
    }
    boolean entryFound = false;
    boolean noteFound = false;
    for (int i = 0; i < headers(); i++) {
      long header = header(i);
      int type = ElfProgramHeader.TYPE.get(header);
      if (type == INTERPRETER || type == DYNAMIC) {
        return Refusal.DYNAMIC;
      }
      if (type != ElfProgramHeader.LOAD && type != ElfProgramHeader.NOTE) {
        continue;
      }
      if (!isInFile(ElfProgramHeader.OFFSET.get(header), ElfProgramHeader.FILE_SIZE.get(header))) {
        return Refusal.TRUNCATED;
      }
      if (type == ElfProgramHeader.NOTE) {
        long note = findNote(header);
        if (note != 0 && !isRightVersion(note)) {
          return Refusal.WRONG_ABI;
        }
        noteFound |= note != 0;
        continue;
      }
      refusal = checkSegment(i);
      if (refusal != Refusal.NONE) {
        return refusal;
      }
      entryFound |= isExecutable(i) && Unsigned.within(entry(), start(i), end(i));
    }
    if (!noteFound) {
      return Refusal.NO_ABI_NOTE;
    }
    return entryFound ? Refusal.NONE : Refusal.OUT_OF_RANGE;
  }

  private Refusal checkHeader() {
    if (size < 4 || ElfHeader.MAGIC.get(file) != ElfHeader.MAGIC_VALUE) {
      return Refusal.NOT_ELF;
    }
    if (size < ElfHeader.LAYOUT.size()) {
      return Refusal.TRUNCATED;
    }
    if (ElfHeader.CLASS.get(file) != CLASS_64
        || ElfHeader.DATA.get(file) != LITTLE_ENDIAN
        || ElfHeader.MACHINE.get(file) != X86_64) {
      return Refusal.WRONG_MACHINE;
    }
    if (ElfHeader.TYPE.get(file) != EXECUTABLE) {
      return Refusal.DYNAMIC;
    }
    long table = (long) headers() * ElfProgramHeader.LAYOUT.size();
    return ElfHeader.PROGRAM_HEADER_SIZE.get(file) == ElfProgramHeader.LAYOUT.size()
            && isInFile(ElfHeader.PROGRAM_HEADERS.get(file), table)
        ? Refusal.NONE
        : Refusal.TRUNCATED;
  }

  private Refusal checkSegment(int index) {
    long memorySize = ElfProgramHeader.MEMORY_SIZE.get(header(index));
    if (start(index) < lowest
        || memorySize < 0
        || memorySize > limit
        || Unsigned.less(memorySize, ElfProgramHeader.FILE_SIZE.get(header(index)))
        || end(index) > limit
        || start(index) > limit) {
      return Refusal.OUT_OF_RANGE;
    }
    if (isExecutable(index) && isWritable(index)) {
      return Refusal.WRITABLE_AND_EXECUTABLE;
    }
    for (int i = 0; i < index; i++) {
      // A page has one protection, so segments must not even share one.
      if (isSegment(i)
          && Unsigned.alignDown(start(i), PAGE) < Unsigned.alignUp(end(index), PAGE)
          && Unsigned.alignDown(start(index), PAGE) < Unsigned.alignUp(end(i), PAGE)) {
        return Refusal.OVERLAP;
      }
    }
    return Refusal.NONE;
  }

  private boolean isInFile(long offset, long bytes) {
    return Unsigned.atMost(offset, size) && Unsigned.atMost(bytes, size - offset);
  }

  /** The OS interface's note in a note segment, or 0. */
  private long findNote(long header) {
    long note = file + ElfProgramHeader.OFFSET.get(header);
    long end = note + ElfProgramHeader.FILE_SIZE.get(header);
    while (end - note >= ElfNote.LAYOUT.size()
        && Unsigned.atMost(ElfNote.NAME_SIZE.getUnsigned(note), end - note)
        && Unsigned.atMost(ElfNote.DESCRIPTOR_SIZE.getUnsigned(note), end - note)
        && ElfNote.next(note) <= end) {
      if (ElfNote.TYPE.get(note) == AbiNote.TYPE
          && ElfNote.NAME_SIZE.get(note) == AbiNote.OWNER.length() + 1
          && ElfNote.DESCRIPTOR_SIZE.get(note) == 2 * Integer.BYTES
          && CString.equals(ElfNote.name(note), AbiNote.OWNER)) {
        return note;
      }
      note = ElfNote.next(note);
    }
    return 0;
  }

  private static boolean isRightVersion(long note) {
    long version = ElfNote.descriptor(note);
    return Memory.load32(version) == AbiNote.MAJOR
        && Integer.compareUnsigned(Memory.load32(version + Integer.BYTES), AbiNote.MINOR) <= 0;
  }

  private long header(int index) {
    long table = file + ElfHeader.PROGRAM_HEADERS.get(file);
    return ElfProgramHeader.LAYOUT.at(table, index, headers());
  }

  /** The number of program headers, of which some are segments. */
  public int headers() {
    return ElfHeader.PROGRAM_HEADER_COUNT.get(file);
  }

  /** The address at which the program begins. */
  public long entry() {
    return ElfHeader.ENTRY.get(file);
  }

  /** Whether the header is of a segment with memory. */
  public boolean isSegment(int index) {
    return ElfProgramHeader.TYPE.get(header(index)) == ElfProgramHeader.LOAD
        && ElfProgramHeader.MEMORY_SIZE.get(header(index)) != 0;
  }

  /** The first address of a segment. */
  public long start(int index) {
    return ElfProgramHeader.VIRTUAL.get(header(index));
  }

  /** The address after what a segment has in the file. */
  public long fileEnd(int index) {
    return start(index) + ElfProgramHeader.FILE_SIZE.get(header(index));
  }

  /** The address after a segment. */
  public long end(int index) {
    return start(index) + ElfProgramHeader.MEMORY_SIZE.get(header(index));
  }

  /** Where a segment's bytes begin, from the file's first byte. */
  public long offset(int index) {
    return ElfProgramHeader.OFFSET.get(header(index));
  }

  /** Whether a segment is data. */
  public boolean isWritable(int index) {
    return (ElfProgramHeader.FLAGS.get(header(index)) & WRITE) != 0;
  }

  /** Whether a segment is code. */
  public boolean isExecutable(int index) {
    return (ElfProgramHeader.FLAGS.get(header(index)) & EXECUTE) != 0;
  }
}
