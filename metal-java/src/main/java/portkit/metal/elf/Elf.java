package portkit.metal.elf;

/** Numbers of the ELF format, by their names in the gABI. */
final class Elf {
  static final int SHT_PROGBITS = 1;
  static final int SHT_SYMTAB = 2;
  static final int SHT_STRTAB = 3;
  static final int SHT_NOTE = 7;
  static final int SHT_NOBITS = 8;
  static final int SHF_WRITE = 1;
  static final int SHF_ALLOC = 2;
  static final int SHF_EXECINSTR = 4;
  static final int SHN_ABS = 0xfff1;
  static final int PT_LOAD = 1;
  static final int PT_NOTE = 4;
  static final int PT_GNU_STACK = 0x6474e551;
  static final int PF_X = 1;
  static final int PF_W = 2;
  static final int PF_R = 4;
  static final int ET_EXEC = 2;
  static final int EM_X86_64 = 62;
  static final int STB_GLOBAL = 1;
  static final int EHDR_SIZE = 64;
  static final int PHDR_SIZE = 56;
  static final int SHDR_SIZE = 64;
  static final int SYM_SIZE = 24;

  private Elf() {}
}
