package portkit.metal.elf;

/** A part of the file. */
public final class Section {
  /** What a section is for. */
  public enum Kind {
    /** Machine code: read and executed. */
    TEXT(Elf.SHT_PROGBITS, Elf.SHF_ALLOC | Elf.SHF_EXECINSTR),
    /** Data that is never written. */
    READ_ONLY(Elf.SHT_PROGBITS, Elf.SHF_ALLOC),
    /** Data. */
    DATA(Elf.SHT_PROGBITS, Elf.SHF_ALLOC | Elf.SHF_WRITE),
    /** Memory that is zero at the start and takes no room in the file. */
    ZERO(Elf.SHT_NOBITS, Elf.SHF_ALLOC | Elf.SHF_WRITE),
    /** Notes for whoever loads the file. */
    NOTE(Elf.SHT_NOTE, 0),
    /** For debuggers; not loaded. */
    DEBUG(Elf.SHT_PROGBITS, 0);

    private final int type;
    private final int flags;

    Kind(int type, int flags) {
      this.type = type;
      this.flags = flags;
    }

    int type() {
      return type;
    }

    int flags() {
      return flags;
    }

    /** Whether it takes memory when the program runs. */
    public boolean isLoaded() {
      return (flags & Elf.SHF_ALLOC) != 0;
    }

    int segmentFlags() {
      return Elf.PF_R
          | ((flags & Elf.SHF_WRITE) != 0 ? Elf.PF_W : 0)
          | ((flags & Elf.SHF_EXECINSTR) != 0 ? Elf.PF_X : 0);
    }
  }

  private final String name;
  private final Kind kind;
  private final long address;
  private final byte[] content;
  private final long size;
  private final int alignment;

  /**
   * Any section.
   *
   * @param name by convention begins with a dot
   * @param kind what it is for
   * @param address where it goes in memory; 0 if it does not
   * @param content its bytes; none if it is zero in memory
   * @param size how much memory it takes, at least the content's length; the rest is zero
   * @param alignment of the address; a power of two
   */
  public Section(String name, Kind kind, long address, byte[] content, long size, int alignment) {
    if (Integer.bitCount(alignment) != 1 || address % alignment != 0) {
      throw new IllegalArgumentException(
          "section %s at 0x%x is not aligned to %d".formatted(name, address, alignment));
    }
    if (size < content.length) {
      throw new IllegalArgumentException(
          "section %s: %d bytes do not fit in %d".formatted(name, content.length, size));
    }
    this.name = name;
    this.kind = kind;
    this.address = address;
    this.content = content.clone();
    this.size = size;
    this.alignment = alignment;
  }

  /** A section that is loaded as it is. */
  public static Section loaded(
      String name, Kind kind, long address, byte[] content, int alignment) {
    return new Section(name, kind, address, content, content.length, alignment);
  }

  /** Memory that is zero at the start. */
  public static Section zero(String name, long address, long size, int alignment) {
    return new Section(name, Kind.ZERO, address, new byte[0], size, alignment);
  }

  /** Something for debuggers. */
  public static Section debug(String name, byte[] content) {
    return new Section(name, Kind.DEBUG, 0, content, content.length, 1);
  }

  /** By convention begins with a dot. */
  public String name() {
    return name;
  }

  /** What it is for. */
  public Kind kind() {
    return kind;
  }

  /** Where it goes in memory; 0 if it does not. */
  public long address() {
    return address;
  }

  /** How much memory it takes. */
  public long size() {
    return size;
  }

  /** A copy of its bytes in the file. */
  public byte[] content() {
    return content.clone();
  }

  /** How many bytes it has in the file. */
  int fileSize() {
    return content.length;
  }

  int alignment() {
    return alignment;
  }

  /** The address after its last byte. */
  public long end() {
    return address + size;
  }
}
