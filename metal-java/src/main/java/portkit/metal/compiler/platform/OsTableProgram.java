package portkit.metal.compiler.platform;

import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.Map;
import java.util.SequencedMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.ImageBuilder;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.debug.ImageInfo;
import portkit.metal.compiler.image.ImageHeap;
import portkit.metal.compiler.world.Fields;
import portkit.metal.dwarf.CompilationUnit;
import portkit.metal.dwarf.Dwarf;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.LittleEndian;
import portkit.metal.elf.Note;
import portkit.os.AbiNote;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A program for the OS interface (docs/abi.md): a static ELF file with the interface's note, that
 * any port runs. It begins with what is exported as {@code start(long table)} on the stack that the
 * port gave it, and ends with its result as the exit code. A trap calls what is exported as {@code
 * panic(long message, long address, long stack)}, which must not return; without such a method it
 * is an illegal instruction.
 */
public final class OsTableProgram {
  /** The symbol of the method that the program begins with. */
  public static final String START = "start";

  /** Code of the program's own in front of what is compiled. */
  public interface Entry {
    /**
     * Emits it.
     *
     * @param exports the compiled methods by symbol
     * @return the program's first instruction: RDI is the table, the stack as after a call
     */
    Label emit(Assembler asm, Map<String, Label> exports);
  }

  private OsTableProgram() {}

  /** The file of a program that begins with its method {@link #START}. */
  public static byte[] build(Program program, long base, String name, String sourceRoot) {
    return build(program, base, name, sourceRoot, OsTableProgram::enter);
  }

  /**
   * The program's file.
   *
   * @param base where it is loaded: page-aligned, at least 64 KiB, below 2 GiB
   * @param name for debuggers
   * @param sourceRoot the folder that source files are relative to
   * @param entry code of its own
   */
  public static byte[] build(
      Program program, long base, String name, String sourceRoot, Entry entry) {
    if (program.entries().stream().noneMatch(e -> e.symbol().equals(START))) {
      throw new PortkitException(
          Failure.USAGE,
          "the program cannot be started: it exports no \"%s\"; annotate its first method with @Export(\"%s\")"
              .formatted(START, START));
    }
    Label first = new Label("_start");
    Image image =
        ImageBuilder.build(
            program,
            base,
            (asm, heap, panic, exports) -> {
              panic(asm, panic, exports);
              Label own = entry.emit(asm, exports);
              asm.bind(first);
              zeroArrays(asm, heap);
              asm.jmp(own);
            },
            new ImageBuilder.Bounds(base));
    return file(program, image, image.code().address(first), name, sourceRoot);
  }

  private static byte[] file(
      Program program, Image image, long entry, String name, String sourceRoot) {
    ElfFile file = new ElfFile(entry);
    Freestanding.sections(image).forEach(file::add);
    byte[] version = new LittleEndian().u32(AbiNote.MAJOR).u32(AbiNote.MINOR).toByteArray();
    file.add(Note.section(".note.portkit", AbiNote.OWNER, AbiNote.TYPE, version));
    file.addSymbols(Freestanding.symbols(image));
    CompilationUnit unit = ImageInfo.of(program, image, name, sourceRoot);
    Dwarf.sections(unit).forEach(file::add);
    return file.toByteArray();
  }

  private static Label enter(Assembler asm, Map<String, Label> exports) {
    Label entry = asm.here("enter");
    asm.sub(QWORD, RSP, 8);
    asm.call(exports.get(START));
    asm.add(QWORD, RSP, 8);
    asm.ret();
    return entry;
  }

  private static void zeroArrays(Assembler asm, ImageHeap heap) {
    for (ImageHeap.ZeroArray a : heap.zeroArrays()) {
      asm.mov(DWORD, Mem.absolute(a.address() + Fields.CLASS_ID_OFFSET), a.classId());
      asm.mov(DWORD, Mem.absolute(a.address() + Fields.LENGTH_OFFSET), a.length());
    }
  }

  private static void panic(Assembler asm, Label panic, SequencedMap<String, Label> exports) {
    asm.bind(panic);
    if (exports.containsKey(Image.PANIC)) {
      asm.mov(QWORD, RSI, Mem.at(RSP));
      asm.mov(QWORD, RDX, RSP);
      asm.and(QWORD, RSP, -16);
      asm.call(exports.get(Image.PANIC));
    }
    asm.ud2();
  }
}
