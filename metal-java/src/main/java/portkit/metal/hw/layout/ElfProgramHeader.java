package portkit.metal.hw.layout;

/** A program header of an ELF64 file. */
public final class ElfProgramHeader {
  /** The header. */
  public static final Layout LAYOUT =
      Layout.of("Elf64_Phdr", 56, "System V gABI 4.1, program header");

  /** {@link #LOAD}, {@link #NOTE} or another. */
  public static final Field32 TYPE = LAYOUT.field32("p_type", 0);

  /** 1 execute, 2 write, 4 read. */
  public static final Field32 FLAGS = LAYOUT.field32("p_flags", 4);

  /** Where its bytes lie in the file. */
  public static final Field64 OFFSET = LAYOUT.field64("p_offset", 8);

  /** Where they go. */
  public static final Field64 VIRTUAL = LAYOUT.field64("p_vaddr", 16);

  /** Where they go in physical memory, if that matters. */
  public static final Field64 PHYSICAL = LAYOUT.field64("p_paddr", 24);

  /** How many bytes the file has. */
  public static final Field64 FILE_SIZE = LAYOUT.field64("p_filesz", 32);

  /** How many bytes it takes in memory; what the file lacks is zero. */
  public static final Field64 MEMORY_SIZE = LAYOUT.field64("p_memsz", 40);

  /** A power of two; offset and address are equal modulo it. */
  public static final Field64 ALIGNMENT = LAYOUT.field64("p_align", 48);

  /** A type: to be loaded. */
  public static final int LOAD = 1;

  /** A type: notes. */
  public static final int NOTE = 4;

  private ElfProgramHeader() {}
}
