package portkit.metal.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An ELF64 program at fixed addresses. Every loaded section becomes a segment of its own with just
 * the rights that it needs; physical and virtual addresses are the same.
 */
public final class ElfFile {
  /** Loaders map whole pages, so file offset and address must agree modulo this. */
  private static final int PAGE = 4096;

  /**
   * A section header: a section with where it stands in the file and the fields that only tables
   * have.
   */
  private record Placed(Section section, int type, long offset, int link, int info, int entry) {
    /** What is zero behind a section's bytes gets a header of its own, but no segment. */
    static Placed tail(Section section, long offset) {
      Section rest =
          Section.zero(
              section.name() + ".bss",
              section.address() + section.fileSize(),
              section.size() - section.fileSize(),
              1);
      return new Placed(rest, Elf.SHT_NOBITS, offset, 0, 0, 0);
    }

    long size() {
      return type == Elf.SHT_NOBITS ? section.size() : section.fileSize();
    }
  }

  private final long entry;
  private final List<Section> sections = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();

  /** A program that begins at the given address. */
  public ElfFile(long entry) {
    this.entry = entry;
  }

  /** Appends a section; they stand in the file in this order. */
  public ElfFile add(Section section) {
    for (Section other : sections) {
      if (section.kind().isLoaded()
          && other.kind().isLoaded()
          && section.address() < other.end()
          && other.address() < section.end()) {
        throw new IllegalArgumentException(
            "section %s at 0x%x overlaps %s, which ends at 0x%x"
                .formatted(section.name(), section.address(), other.name(), other.end()));
      }
    }
    sections.add(section);
    return this;
  }

  /** Appends symbols. */
  public ElfFile addSymbols(List<Symbol> more) {
    symbols.addAll(more);
    return this;
  }

  /** The file. */
  public byte[] toByteArray() {
    int headers = (int) sections.stream().filter(ElfFile::hasSegment).count() + 1;
    LittleEndian body = new LittleEndian();
    body.padTo(Elf.EHDR_SIZE + (long) headers * Elf.PHDR_SIZE);
    List<Placed> placed = place(body);
    long sectionHeaders = body.align(8).size();
    LittleEndian head = new LittleEndian();
    header(head, headers, sectionHeaders, placed.size() + 1);
    placed.stream()
        .filter(p -> sections.contains(p.section) && hasSegment(p.section))
        .forEach(p -> programHeader(head, p));
    stackHeader(head);
    sectionHeaders(body, placed);
    byte[] file = body.toByteArray();
    System.arraycopy(head.toByteArray(), 0, file, 0, head.size());
    return file;
  }

  private static boolean hasSegment(Section section) {
    return section.kind().isLoaded() || section.kind() == Section.Kind.NOTE;
  }

  private List<Placed> place(LittleEndian body) {
    List<Placed> placed = new ArrayList<>();
    for (Section section : sections) {
      if (section.kind().isLoaded() && section.fileSize() > 0) {
        body.padTo(body.size() + Math.floorMod(section.address() - body.size(), (long) PAGE));
      } else if (!section.kind().isLoaded()) {
        body.align(section.alignment());
      }
      placed.add(new Placed(section, section.kind().type(), body.size(), 0, 0, 0));
      body.bytes(section.content());
      if (section.kind() == Section.Kind.DATA && section.size() > section.fileSize()) {
        placed.add(Placed.tail(section, body.size()));
      }
    }
    if (!symbols.isEmpty()) {
      placeSymbols(body, placed);
    }
    StringTable names = new StringTable();
    placed.forEach(p -> names.offset(p.section.name()));
    names.offset(".shstrtab");
    placed.add(table(body, ".shstrtab", Elf.SHT_STRTAB, names.toByteArray(), 0, 0, 0));
    return placed;
  }

  private void placeSymbols(LittleEndian body, List<Placed> placed) {
    // Local symbols come first, and the table's header says where the others begin.
    List<Symbol> sorted = symbols.stream().sorted(Comparator.comparing(Symbol::isGlobal)).toList();
    StringTable names = new StringTable();
    LittleEndian table = new LittleEndian().padTo(Elf.SYM_SIZE);
    for (Symbol symbol : sorted) {
      table.u32(names.offset(symbol.name()));
      table.u8((symbol.isGlobal() ? Elf.STB_GLOBAL << 4 : 0) | symbol.kind().type()).u8(0);
      table.u16(sectionOf(symbol, placed)).u64(symbol.address()).u64(symbol.size());
    }
    int firstGlobal = 1 + (int) symbols.stream().filter(s -> !s.isGlobal()).count();
    int strings = placed.size() + 2;
    byte[] bytes = table.toByteArray();
    body.align(8);
    placed.add(table(body, ".symtab", Elf.SHT_SYMTAB, bytes, strings, firstGlobal, Elf.SYM_SIZE));
    placed.add(table(body, ".strtab", Elf.SHT_STRTAB, names.toByteArray(), 0, 0, 0));
  }

  private static int sectionOf(Symbol symbol, List<Placed> placed) {
    for (int i = 0; i < placed.size(); i++) {
      Section section = placed.get(i).section;
      if (section.kind().isLoaded()
          && symbol.address() >= section.address()
          && symbol.address() < section.address() + placed.get(i).size()) {
        return i + 1;
      }
    }
    return Elf.SHN_ABS;
  }

  private static Placed table(
      LittleEndian body, String name, int type, byte[] content, int link, int info, int entrySize) {
    int alignment = type == Elf.SHT_SYMTAB ? 8 : 1;
    Section section = new Section(name, Section.Kind.DEBUG, 0, content, content.length, alignment);
    Placed placed = new Placed(section, type, body.size(), link, info, entrySize);
    body.bytes(content);
    return placed;
  }

  private void header(LittleEndian out, int programHeaders, long sectionHeaders, int count) {
    out.u8(0x7f).u8('E').u8('L').u8('F').u8(2).u8(1).u8(1).align(16);
    out.u16(Elf.ET_EXEC).u16(Elf.EM_X86_64).u32(1).u64(entry);
    out.u64(Elf.EHDR_SIZE).u64(sectionHeaders).u32(0).u16(Elf.EHDR_SIZE);
    out.u16(Elf.PHDR_SIZE).u16(programHeaders);
    out.u16(Elf.SHDR_SIZE).u16(count).u16(count - 1);
  }

  private static void programHeader(LittleEndian out, Placed placed) {
    Section section = placed.section;
    boolean isLoaded = section.kind().isLoaded();
    out.u32(isLoaded ? Elf.PT_LOAD : Elf.PT_NOTE).u32(section.kind().segmentFlags());
    // A segment without bytes still needs an offset that agrees with its address.
    long offset = isLoaded && section.fileSize() == 0 ? section.address() % PAGE : placed.offset;
    out.u64(offset).u64(section.address()).u64(section.address());
    out.u64(section.fileSize()).u64(section.size());
    out.u64(isLoaded ? PAGE : section.alignment());
  }

  /** Without this header Linux makes the stack executable. */
  private static void stackHeader(LittleEndian out) {
    out.u32(Elf.PT_GNU_STACK).u32(Elf.PF_R | Elf.PF_W);
    out.u64(0).u64(0).u64(0).u64(0).u64(0).u64(16);
  }

  private static void sectionHeaders(LittleEndian out, List<Placed> placed) {
    out.bytes(new byte[Elf.SHDR_SIZE]);
    StringTable names = new StringTable();
    for (Placed p : placed) {
      Section section = p.section;
      out.u32(names.offset(section.name())).u32(p.type).u64(section.kind().flags());
      out.u64(section.address()).u64(p.offset).u64(p.size());
      out.u32(p.link).u32(p.info).u64(section.alignment()).u64(p.entry);
    }
  }
}
