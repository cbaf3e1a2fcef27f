package portkit.os.elf;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import portkit.os.AbiNote;

/** A program that has passed all checks of {@link ElfReader}: any port may map it as it says. */
public final class ProgramImage {
  /** The unit of protection on x86-64: no two segments share a page of this size. */
  public static final long PAGE_SIZE = 4096;

  /** Segments lie at or above this address; hosts and kernels keep the pages below unmapped. */
  public static final long LOWEST_ADDRESS = 0x10000;

  /**
   * Segments end at or below this address, as the small code model that linkers use for static
   * programs demands (psABI AMD64, 3.5.1).
   */
  public static final long HIGHEST_ADDRESS = 0x8000_0000L;

  private final ElfFile file;
  private final long entry;
  private final List<Segment> segments;
  private final AbiNote note;
  private SymbolTable symbols;

  ProgramImage(ElfFile file, long entry, List<Segment> segments, AbiNote note) {
    this.file = file;
    this.entry = entry;
    this.segments = List.copyOf(segments);
    this.note = note;
  }

  /** Reads and checks the file; see {@link ElfReader#read(Path)}. */
  public static ProgramImage read(Path path) {
    return ElfReader.read(path);
  }

  /** The same for a file that messages call by another name than its path. */
  public static ProgramImage read(Path path, String name) {
    return ElfReader.read(path, name);
  }

  /** What the program is called in messages: the file as it was named. */
  public String name() {
    return file.name();
  }

  /** The address of the first instruction, inside of an executable segment. */
  public long entry() {
    return entry;
  }

  /** The segments in ascending order of address. */
  public List<Segment> segments() {
    return segments;
  }

  /** The version of the OS interface that the program is written for. */
  public AbiNote note() {
    return note;
  }

  /** The segment's bytes in the file, read-only. */
  public ByteBuffer content(Segment segment) {
    return file.slice(segment.fileOffset(), segment.fileSize());
  }

  /** The whole file, read-only, for ports that pass it on. */
  public ByteBuffer bytes() {
    return file.slice(0, file.size());
  }

  /** The loaded section of that name, such as {@code .gopclntab}; programs may come without. */
  public Optional<Section> section(String name) {
    return Sections.named(file, name);
  }

  /** The section's bytes in the file, read-only. */
  public ByteBuffer content(Section section) {
    return file.slice(section.fileOffset(), section.size());
  }

  /** The program's symbols; empty if it has none or they are damaged. Read on the first call. */
  public synchronized SymbolTable symbols() {
    if (symbols == null) {
      symbols = SymbolTable.read(file);
    }
    return symbols;
  }
}
