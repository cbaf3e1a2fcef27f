package portkit.metal.boot;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mode;
import portkit.metal.dwarf.Dwarf;
import portkit.metal.dwarf.Function;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.LittleEndian;
import portkit.metal.elf.Note;
import portkit.metal.elf.Section;
import portkit.metal.elf.Symbol;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * Makes a program bootable. From 1 MiB up an image holds: boot code and interrupt entries; the
 * tables that they use; zeroed memory for page tables and stacks; from {@link #PROGRAM} the
 * program. At the program's {@code boot} method the processor is in 64-bit mode with interrupts
 * off, the lowest 4 GiB are mapped to themselves, and the argument is the address of a {@link
 * portkit.metal.hw.layout.BootInfo}. Every interrupt calls {@code interrupt} with the address of an
 * {@link portkit.metal.hw.layout.InterruptFrame}.
 */
public final class BootImage {
  /** Where the image begins: at 1 MiB, above what PCs have used below it for forty years. */
  public static final long BASE = 0x10_0000;

  /** Where a program begins. */
  public static final long PROGRAM = BootMemory.END;

  /** The top of a stack for a panic, which may come when any other stack is full. */
  public static final long PANIC_STACK = BootMemory.PANIC_STACK;

  /** The address of a 32-bit word for a panic routine to see that it is called again. */
  public static final long PANICKED = BootMemory.PANICKED;

  /** The symbol of the method that is called first. */
  public static final String BOOT = "boot";

  /** The symbol of the method that is called at interrupts; without it they stop the machine. */
  public static final String INTERRUPT = "interrupt";

  private static final int PAGE = 4096;

  /** For boot code: it grows with the program's words. */
  private static final int CODE_ROOM = 4 * PAGE;

  /** Xen's public headers, elfnote.h: the 32-bit entry point for PVH. */
  private static final int XEN_ELFNOTE_PHYS32_ENTRY = 18;

  private BootImage() {}

  /**
   * The image's file.
   *
   * @param limit where the image must have ended
   * @throws PortkitException if the program has no entry, has too many words, or ends too late
   */
  public static byte[] build(BootProgram program, long limit) {
    if (program.end() > limit) {
      throw new PortkitException(
          Failure.OUT_OF_RANGE,
          "the image takes 0x%x to 0x%x, but must end at 0x%x: make it smaller by 0x%x bytes"
              .formatted(BASE, program.end(), limit, program.end() - limit));
    }
    Assembler code = new Assembler(Mode.PROTECTED);
    BootTables tables = new BootTables(BASE + CODE_ROOM, program.end());
    BootCode boot = new BootCode(code, tables);
    boot.emit(entry(program), program.words());
    InterruptEntries entries = new InterruptEntries(code);
    entries.emit(handler(program, boot.halt()));
    Code text = code.assemble(BASE);
    requireRoom("boot code", text.size(), CODE_ROOM);
    byte[] data = tables.bytes(entries.addresses(text));
    requireRoom("boot tables", data.length, (int) (BootMemory.START - tables.address()));
    ElfFile file = new ElfFile(text.address(boot.multiboot2Entry()));
    file.add(Section.loaded(".boot", Section.Kind.TEXT, BASE, text.bytes(), PAGE));
    file.add(Section.loaded(".boot.data", Section.Kind.DATA, tables.address(), data, PAGE));
    long memory = BootMemory.END - BootMemory.START;
    file.add(Section.zero(".boot.bss", BootMemory.START, memory, PAGE));
    program.sections().forEach(file::add);
    file.add(pvhNote(text.address(boot.pvhEntry())));
    List<Function> functions = new ArrayList<>(boot.functions(text));
    functions.addAll(entries.functions(text));
    file.addSymbols(functions.stream().map(BootImage::symbol).toList());
    file.addSymbols(program.symbols());
    functions.addAll(program.debug().functions());
    Dwarf.sections(program.debug().withFunctions(functions)).forEach(file::add);
    return file.toByteArray();
  }

  private static Label entry(BootProgram program) {
    Long address = program.exports().get(BOOT);
    if (address == null) {
      throw new PortkitException(
          Failure.USAGE,
          "the program cannot be booted: it exports no \"%s\"; annotate its first method with @Export(\"%s\")"
              .formatted(BOOT, BOOT));
    }
    return Label.external(BOOT, address);
  }

  private static Label handler(BootProgram program, Label otherwise) {
    Long address = program.exports().get(INTERRUPT);
    return address == null ? otherwise : Label.external(INTERRUPT, address);
  }

  private static void requireRoom(String what, int size, int room) {
    if (size > room) {
      throw new PortkitException(
          Failure.OUT_OF_RANGE,
          "the image's %s takes %d bytes, but there is room for %d".formatted(what, size, room));
    }
  }

  private static Section pvhNote(long entry) {
    byte[] descriptor = new LittleEndian().u64(entry).toByteArray();
    return Note.section(".note.Xen", "Xen", XEN_ELFNOTE_PHYS32_ENTRY, descriptor);
  }

  private static Symbol symbol(Function function) {
    return Symbol.local(function.name(), function.code().low(), function.code().high());
  }
}
