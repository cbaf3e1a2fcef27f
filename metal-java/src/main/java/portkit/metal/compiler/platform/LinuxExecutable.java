package portkit.metal.compiler.platform;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.SequencedMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Scale;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.ImageBuilder;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.debug.ImageInfo;
import portkit.metal.compiler.image.ImageHeap;
import portkit.metal.compiler.world.Fields;
import portkit.metal.dwarf.CompilationUnit;
import portkit.metal.dwarf.Dwarf;
import portkit.metal.elf.ElfFile;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A program as a static Linux executable without any library. It begins with what is exported as
 * {@code start(long stack)}, where {@code stack} is the address of argc (System V ABI 3.4.1), and
 * ends with its result as the exit code. A trap calls what is exported as {@code panic}, as on the
 * bare machine but on the same stack; without such a method it prints its message to standard error
 * and ends with {@link #TRAP_EXIT}.
 */
public final class LinuxExecutable {
  /** The symbol of the method that the executable begins with. */
  public static final String START = "start";

  /** What a trap ends with, as a process that aborts does in a shell. */
  public static final int TRAP_EXIT = 134;

  private static final int WRITE = 1;
  private static final int EXIT_GROUP = 231;
  private static final int STANDARD_ERROR = 2;

  private final Program program;
  private final Label entry = new Label("_start");
  private final Image image;

  private LinuxExecutable(Program program, long base) {
    this.program = program;
    image =
        ImageBuilder.build(
            program,
            base,
            (asm, heap, panic, entries) -> {
              start(asm, heap, entry, entries);
              panic(asm, panic, entries);
            },
            new ImageBuilder.Bounds(base));
  }

  /**
   * Lays out the program.
   *
   * @param base where it is loaded: page-aligned, below 2 GiB
   * @throws PortkitException if the program exports no {@code start}
   */
  public static LinuxExecutable layOut(Program program, long base) {
    if (program.entries().stream().noneMatch(e -> e.symbol().equals(START))) {
      throw new PortkitException(
          Failure.USAGE,
          "the program cannot be started: it exports no \"%s\"; annotate its first method with @Export(\"%s\")"
              .formatted(START, START));
    }
    return new LinuxExecutable(program, base);
  }

  /**
   * The executable file of a program.
   *
   * @see #layOut
   * @see #file
   */
  public static byte[] build(Program program, long base, String name, String sourceRoot) {
    return layOut(program, base).file(name, sourceRoot);
  }

  /** The program's data and code at their addresses. */
  public Image image() {
    return image;
  }

  /**
   * The executable file.
   *
   * @param name for debuggers
   * @param sourceRoot the folder that source files are relative to
   */
  public byte[] file(String name, String sourceRoot) {
    ElfFile file = new ElfFile(image.code().address(entry));
    Freestanding.sections(image).forEach(file::add);
    file.addSymbols(Freestanding.symbols(image));
    CompilationUnit unit = ImageInfo.of(program, image, name, sourceRoot);
    Dwarf.sections(unit).forEach(file::add);
    return file.toByteArray();
  }

  private static void start(
      Assembler asm, ImageHeap heap, Label entry, SequencedMap<String, Label> entries) {
    asm.bind(entry);
    for (ImageHeap.ZeroArray a : heap.zeroArrays()) {
      asm.mov(DWORD, Mem.absolute(a.address() + Fields.CLASS_ID_OFFSET), a.classId());
      asm.mov(DWORD, Mem.absolute(a.address() + Fields.LENGTH_OFFSET), a.length());
    }
    asm.mov(QWORD, RDI, RSP);
    asm.and(QWORD, RSP, -16);
    asm.call(entries.get(START));
    asm.mov(DWORD, RDI, RAX);
    exit(asm);
  }

  private static void exit(Assembler asm) {
    asm.set(RAX, EXIT_GROUP);
    asm.syscall();
    asm.ud2();
  }

  private static void panic(Assembler asm, Label panic, SequencedMap<String, Label> entries) {
    asm.bind(panic);
    if (entries.containsKey(Image.PANIC)) {
      asm.mov(QWORD, RSI, Mem.at(RSP));
      asm.mov(QWORD, RDX, RSP);
      asm.and(QWORD, RSP, -16);
      asm.call(entries.get(Image.PANIC));
    } else {
      print(asm);
    }
    asm.set(RDI, TRAP_EXIT);
    exit(asm);
  }

  /** Writes the C string that RDI points to. */
  private static void print(Assembler asm) {
    asm.mov(QWORD, RSI, RDI);
    asm.set(RDX, -1);
    Label next = asm.here("next");
    asm.inc(QWORD, RDX);
    asm.cmp(BYTE, Mem.at(RSI, RDX, Scale.X1, 0), 0);
    asm.jcc(Cond.NE, next);
    asm.set(RDI, STANDARD_ERROR);
    asm.set(RAX, WRITE);
    asm.syscall();
    asm.push('\n');
    asm.mov(QWORD, RSI, RSP);
    asm.set(RDX, 1);
    asm.set(RDI, STANDARD_ERROR);
    asm.set(RAX, WRITE);
    asm.syscall();
    asm.pop(RCX);
  }
}
