package portkit.metal.compiler.platform;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.boot.BootImage;
import portkit.metal.boot.BootProgram;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.ImageBuilder;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.debug.ImageInfo;
import portkit.metal.compiler.image.ImageHeap;
import portkit.metal.elf.Section;
import portkit.metal.elf.Symbol;

/**
 * A program for the bare machine, to be made bootable by {@link BootImage}. A trap calls what the
 * program exports as {@code panic(long message, long address, long stack)}, with interrupts off and
 * on a stack of its own: the message is a C string, the address that of the code that trapped, and
 * {@code stack} the place from which {@link portkit.metal.hw.Traceback} walks. Without such a
 * method, and at a trap in it, the machine stops.
 */
public final class Freestanding {
  private static final int PAGE = 4096;

  private Freestanding() {}

  /**
   * Links the program.
   *
   * @param name for debuggers
   * @param sourceRoot the folder that source files are relative to
   */
  public static BootProgram link(Program program, String name, String sourceRoot) {
    return link(program, layOut(program), name, sourceRoot);
  }

  /** The program's data and code at their addresses. */
  public static Image layOut(Program program) {
    return ImageBuilder.build(
        program,
        BootImage.PROGRAM,
        (asm, heap, panic, entries) -> panic(asm, panic, entries),
        new ImageBuilder.Bounds(BootImage.BASE));
  }

  /** Links the program that was laid out as this image. */
  public static BootProgram link(Program program, Image image, String name, String sourceRoot) {
    Map<String, Long> exports = new LinkedHashMap<>();
    image.entries().forEach((symbol, label) -> exports.put(symbol, image.code().address(label)));
    return new BootProgram(
        sections(image),
        exports,
        symbols(image),
        ImageInfo.of(program, image, name, sourceRoot),
        words(image.heap()));
  }

  /** Takes the panic stack, the first time; stops where there is no way to go on. */
  private static void panic(Assembler asm, Label panic, SequencedMap<String, Label> entries) {
    Label stopped = new Label("stopped");
    asm.bind(panic);
    asm.cli();
    if (entries.containsKey(Image.PANIC)) {
      asm.set(RAX, 1);
      asm.xchg(DWORD, Mem.absolute(BootImage.PANICKED), RAX);
      asm.test(DWORD, RAX, RAX);
      asm.jcc(Cond.NE, stopped);
      asm.mov(QWORD, RSI, Mem.at(RSP));
      asm.mov(QWORD, RDX, RSP);
      asm.set(RSP, BootImage.PANIC_STACK);
      asm.call(entries.get(Image.PANIC));
    }
    asm.bind(stopped);
    asm.cli();
    asm.hlt();
    asm.jmp(stopped);
  }

  /** The parts of the image that take memory. */
  public static List<Section> sections(Image image) {
    List<Section> out = new ArrayList<>(image.heap().sections());
    out.add(
        Section.loaded(
            ".text", Section.Kind.TEXT, image.code().origin(), image.code().bytes(), PAGE));
    return out;
  }

  static List<Symbol> symbols(Image image) {
    List<Symbol> out = new ArrayList<>();
    for (FunctionCode f : image.functions()) {
      long from = image.code().address(f.start());
      long to = image.code().address(f.end());
      String name = f.graph().symbol();
      out.add(
          f.graph().isExported() ? Symbol.global(name, from, to) : Symbol.local(name, from, to));
    }
    return out;
  }

  /** The headers of the arrays that lie in zeroed memory: two ints, as one word. */
  private static SortedMap<Long, Long> words(ImageHeap heap) {
    SortedMap<Long, Long> words = new TreeMap<>();
    for (ImageHeap.ZeroArray a : heap.zeroArrays()) {
      words.put(a.address(), (long) a.length() << 32 | a.classId());
    }
    return words;
  }
}
