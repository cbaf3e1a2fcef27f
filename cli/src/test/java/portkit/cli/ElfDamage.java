package portkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A real program of Go's with something about it spoilt. */
final class ElfDamage {
  /** Offsets in the ELF header and in a program header (ELF-64 object file format). */
  private static final int E_TYPE = 16;

  private static final int E_MACHINE = 18;
  private static final int E_ENTRY = 24;
  private static final int E_PHOFF = 32;
  private static final int E_PHNUM = 56;
  private static final int PHENT = 56;
  private static final int P_FLAGS = 4;
  private static final int P_OFFSET = 8;
  private static final int P_VADDR = 16;
  private static final int PT_LOAD = 1;
  private static final int PT_INTERP = 3;
  private static final int PT_NOTE = 4;

  private final Path folder;
  private final byte[] original;

  ElfDamage(Path folder, Path program) {
    this.folder = folder;
    try {
      original = Files.readAllBytes(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name + ".elf"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path changed(String name, Consumer<ByteBuffer> change) {
    byte[] bytes = original.clone();
    change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return write(name, bytes);
  }

  private static int header(ByteBuffer elf, int type, int nth) {
    int count = nth;
    for (int i = 0; i < elf.getShort(E_PHNUM); i++) {
      int at = (int) elf.getLong(E_PHOFF) + i * PHENT;
      if (elf.getInt(at) == type && count-- == 0) {
        return at;
      }
    }
    throw new IllegalStateException("no program header of type " + type);
  }

  Path truncated(int length) {
    return write("truncated" + length, java.util.Arrays.copyOf(original, length));
  }

  Path ofAnotherMachine() {
    return changed("arm", elf -> elf.putShort(E_MACHINE, (short) 183));
  }

  Path positionIndependent() {
    return changed("pie", elf -> elf.putShort(E_TYPE, (short) 3));
  }

  Path withInterpreter() {
    // The GNU_STACK header, which says nothing here, becomes one that asks for an interpreter.
    return changed("interp", elf -> elf.putInt(header(elf, 0x6474e551, 0), PT_INTERP));
  }

  Path withoutNote() {
    return changed("noteless", elf -> elf.putInt(header(elf, PT_NOTE, 0), 0));
  }

  Path withNoteOf(int major, int minor) {
    return changed(
        "note" + major,
        elf -> {
          // Name size 8, descriptor size 8, type 1, "portkit\0", then the version.
          int note = (int) elf.getLong(header(elf, PT_NOTE, 0) + P_OFFSET);
          elf.putInt(note + 20, major).putInt(note + 24, minor);
        });
  }

  Path withOverlappingSegments() {
    return changed(
        "overlap",
        elf ->
            elf.putLong(
                header(elf, PT_LOAD, 1) + P_VADDR, elf.getLong(header(elf, PT_LOAD, 0) + P_VADDR)));
  }

  Path withSegmentAt(long address) {
    return changed("at", elf -> elf.putLong(header(elf, PT_LOAD, 1) + P_VADDR, address));
  }

  Path writableAndExecutable() {
    return changed("wx", elf -> elf.putInt(header(elf, PT_LOAD, 0) + P_FLAGS, 7));
  }

  Path withEntryAt(long address) {
    return changed("entry", elf -> elf.putLong(E_ENTRY, address));
  }
}
