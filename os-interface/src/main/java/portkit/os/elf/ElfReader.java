package portkit.os.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import portkit.os.AbiNote;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;

/**
 * Reads ELF programs. Whatever the bytes are, the answer is a {@link ProgramImage} that a port can
 * map without further checks, or a {@link PortkitException} with the failure and its line.
 */
public final class ElfReader {
  private static final Comparator<Segment> BY_ADDRESS =
      new Comparator<>() {
        @Override
        public int compare(Segment a, Segment b) {
          return Long.compare(a.address(), b.address());
        }
      };

  private final ElfFile file;
  private final SegmentRules rules;
  private final Notes notes;
  private final List<Segment> segments = new ArrayList<>();
  private AbiNote note;

  private ElfReader(ElfFile file) {
    this.file = file;
    rules = new SegmentRules(file);
    notes = new Notes(file);
  }

  /**
   * Reads and checks a file.
   *
   * @throws PortkitException {@link Failure#NO_INPUT} if it cannot be read, else as {@link
   *     #read(String, ByteBuffer)}
   */
  public static ProgramImage read(Path path) {
    return read(path, path.toString());
  }

  static ProgramImage read(Path path, String name) {
    return read(name, ByteBuffer.wrap(content(path)));
  }

  /**
   * Checks the bytes between position and limit. They are not copied and must not change.
   *
   * @param name what the program is called in messages
   * @throws PortkitException with the failure that fits, from {@link Failure#NOT_ELF} to {@link
   *     Failure#WRITABLE_AND_EXECUTABLE}
   */
  public static ProgramImage read(String name, ByteBuffer bytes) {
    return new ElfReader(new ElfFile(name, bytes)).image();
  }

  private static byte[] content(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new PortkitException(
            Failure.NO_INPUT, path + ": is a directory; expected an ELF program");
      }
      if (Files.size(path) > Integer.MAX_VALUE - 8) {
        throw new PortkitException(
            Failure.OUT_OF_RANGE, path + ": larger than the 2 GiB that a program may occupy");
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new PortkitException(
          Failure.NO_INPUT, path + ": no such file; expected an ELF program", e);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.NO_INPUT, path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private ProgramImage image() {
    ElfHeader header = ElfHeader.of(file);
    for (int i = 0; i < header.programHeaderCount(); i++) {
      take(ProgramHeader.of(file, header, i));
    }
    segments.sort(BY_ADDRESS);
    rules.checkApart(segments);
    rules.checkEntry(header.entry(), segments);
    Sections.check(file, header);
    return new ProgramImage(file, header.entry(), segments, notes.check(note));
  }

  private void take(ProgramHeader header) {
    switch (header.type()) {
      case ProgramHeader.LOAD -> {
        if (header.memorySize() != 0 || header.fileSize() != 0) {
          Segment segment = header.segment();
          rules.check(segment);
          segments.add(segment);
        }
      }
      case ProgramHeader.INTERPRETER, ProgramHeader.DYNAMIC ->
          throw file.failure(
              Failure.DYNAMIC_ELF,
              "dynamically linked ("
                  + (header.type() == ProgramHeader.INTERPRETER ? "PT_INTERP" : "PT_DYNAMIC")
                  + "); expected a static executable, no port has a dynamic linker");
      case ProgramHeader.NOTE -> {
        if (note == null) {
          note = notes.find(header);
        }
      }
      default -> {
        // Nothing that a port must act upon, such as PT_TLS of a runtime that sets up its own TLS.
      }
    }
  }
}
