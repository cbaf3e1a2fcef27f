package portkit.metal.boot;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.dwarf.CompilationUnit;
import portkit.metal.dwarf.FrameRow;
import portkit.metal.dwarf.Function;
import portkit.metal.dwarf.Range;
import portkit.metal.elf.Section;
import portkit.metal.elf.Symbol;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.metal.hw.layout.Multiboot2;
import portkit.metal.hw.layout.PvhStartInfo;

/** Programs in assembler that try what a boot image promises and print letters. */
final class Hello {
  static final int EXIT_VALUE = 21;

  /** In the zeroed section, yet not zero. */
  private static final long WORD = BootImage.PROGRAM + 0x1008;

  private static final int UART = 0x3f8;
  private static final int DEBUG_EXIT = 0xf4;

  private final Assembler a = new Assembler();
  private final Map<String, Label> exports = new TreeMap<>();

  private Hello() {}

  private void begin(String export) {
    a.align(16);
    exports.put(export, a.here(export));
  }

  private void print(String text) {
    text.chars()
        .forEach(
            letter -> {
              a.set(Reg.RAX, letter);
              a.set(Reg.RDX, UART);
              a.out(BYTE);
            });
  }

  private void exit(int value) {
    a.set(Reg.RAX, value);
    a.set(Reg.RDX, DEBUG_EXIT);
    a.out(DWORD);
  }

  /** Prints the character if memory at a register holds the number. */
  private void printIf(Mem word, long value, String text) {
    Label otherwise = new Label("otherwise");
    a.cmp(DWORD, word, value);
    a.jcc(Cond.NE, otherwise);
    print(text);
    a.bind(otherwise);
  }

  /** If RBX is at Multiboot2 information, walks to the tag of the command line, or to the end. */
  private void toCommandLine() {
    Label done = new Label("done");
    a.cmp(DWORD, Mem.at(Reg.RBX), PvhStartInfo.MAGIC_VALUE);
    a.jcc(Cond.E, done);
    a.add(QWORD, Reg.RBX, Multiboot2.LAYOUT.size());
    Label next = a.here("next");
    a.cmp(DWORD, Mem.at(Reg.RBX, Multiboot2.Tag.TYPE.offset()), Multiboot2.Tag.COMMAND_LINE);
    a.jcc(Cond.E, done);
    a.mov(DWORD, Reg.RAX, Mem.at(Reg.RBX, Multiboot2.Tag.SIZE.offset()));
    a.add(DWORD, Reg.RAX, 7);
    a.and(DWORD, Reg.RAX, -8);
    a.add(QWORD, Reg.RBX, Reg.RAX);
    a.cmp(DWORD, Mem.at(Reg.RBX, Multiboot2.Tag.TYPE.offset()), Multiboot2.Tag.END);
    a.jcc(Cond.NE, next);
    a.bind(done);
  }

  /** Each ends where the next begins; one that is called has 8 bytes on the stack. */
  private List<Function> functions(Code code) {
    List<Function> functions = new ArrayList<>();
    long end = BootImage.PROGRAM + code.size();
    List<Map.Entry<String, Label>> sorted =
        exports.entrySet().stream()
            .sorted(Comparator.comparing(export -> -code.address(export.getValue())))
            .toList();
    for (Map.Entry<String, Label> export : sorted) {
      long start = code.address(export.getValue());
      FrameRow row = new FrameRow.Called(start, 8, new TreeMap<>());
      functions.addFirst(
          Function.withoutSource(export.getKey(), new Range(start, end), List.of(row)));
      end = start;
    }
    return functions;
  }

  private BootProgram finish() {
    Code code = a.assemble(BootImage.PROGRAM);
    Map<String, Long> addresses = new TreeMap<>();
    exports.forEach((name, label) -> addresses.put(name, code.address(label)));
    List<Function> functions = functions(code);
    return new BootProgram(
        List.of(
            Section.loaded(".text", Section.Kind.TEXT, BootImage.PROGRAM, code.bytes(), 4096),
            Section.zero(".bss", BootImage.PROGRAM + 0x1000, 64, 4096)),
        addresses,
        List.of(Symbol.global("boot", addresses.get("boot"), BootImage.PROGRAM + code.size())),
        new CompilationUnit("hello", "/src", functions, List.of()),
        new TreeMap<>(Map.of(WORD, 0x1234_5678_9abc_def0L)));
  }

  /** Prints "hello", the protocol, and whether the protocol's structure is where it should be. */
  static BootProgram hello() {
    Hello h = new Hello();
    h.begin("boot");
    h.a.mov(QWORD, Reg.RBX, Reg.RDI);
    h.print("hello\n");
    h.printIf(Mem.absolute(WORD), 0x9abc_def0, "w");
    h.printIf(Mem.absolute(WORD + 4), 0x1234_5678, "w ");
    h.printIf(Mem.at(Reg.RBX, BootInfo.PROTOCOL.offset()), BootInfo.PVH, "P");
    h.printIf(Mem.at(Reg.RBX, BootInfo.PROTOCOL.offset()), BootInfo.MULTIBOOT2, "M");
    h.a.mov(QWORD, Reg.RBX, Mem.at(Reg.RBX, BootInfo.START.offset()));
    h.printIf(
        Mem.at(Reg.RBX, PvhStartInfo.MAGIC.offset()), PvhStartInfo.MAGIC_VALUE, " start_info");
    h.toCommandLine();
    h.printIf(
        Mem.at(Reg.RBX, Multiboot2.Tag.TYPE.offset()),
        Multiboot2.Tag.COMMAND_LINE,
        " command line");
    h.print("\n");
    h.exit(EXIT_VALUE);
    return h.finish();
  }

  /**
   * Raises an interrupt, an exception without and one with an error code; the handler prints the
   * vector as a letter from A, and the error code, and steps over two bytes. In between, registers
   * must keep what they hold.
   */
  static BootProgram interrupts() {
    Hello h = new Hello();
    Assembler a = h.a;
    h.begin("boot");
    a.set(Reg.RBX, 0x1234_5678_9abcL);
    a.set(Reg.R15, 0x55);
    a.interrupt(40);
    a.ud2();
    a.xor(DWORD, Reg.RAX, Reg.RAX);
    a.movabs(Reg.RCX, 1L << 47);
    a.mov(DWORD, Mem.at(Reg.RCX), Reg.RAX); // not canonical: #GP; two bytes
    a.set(Reg.RCX, 1L << 32);
    a.mov(DWORD, Mem.at(Reg.RCX), Reg.RAX); // not mapped: #PF
    Label lost = new Label("lost");
    a.movabs(Reg.RAX, 0x1234_5678_9abcL);
    a.cmp(QWORD, Reg.RBX, Reg.RAX);
    a.jcc(Cond.NE, lost);
    a.cmp(DWORD, Reg.R15, 0x55);
    a.jcc(Cond.NE, lost);
    h.print(" kept\n");
    h.exit(EXIT_VALUE);
    a.bind(lost);
    h.print(" lost\n");
    h.exit(1);
    h.begin("interrupt");
    a.mov(QWORD, Reg.RAX, Mem.at(Reg.RDI, InterruptFrame.VECTOR.offset()));
    a.add(DWORD, Reg.RAX, 'A');
    a.set(Reg.RDX, UART);
    a.out(BYTE);
    a.mov(QWORD, Reg.RAX, Mem.at(Reg.RDI, InterruptFrame.ERROR.offset()));
    a.add(DWORD, Reg.RAX, '0');
    a.out(BYTE);
    Label isInterrupt = new Label("isInterrupt");
    a.cmp(DWORD, Mem.at(Reg.RDI, InterruptFrame.VECTOR.offset()), 32);
    a.jcc(Cond.AE, isInterrupt);
    a.add(QWORD, Mem.at(Reg.RDI, InterruptFrame.RIP.offset()), 2);
    a.bind(isInterrupt);
    a.xor(DWORD, Reg.RBX, Reg.RBX); // kept by callees, but the frame must bring it back
    a.set(Reg.R15, 0);
    a.ret();
    return h.finish();
  }

  /** Runs out of stack: the fault must still be handled, on its own stack. */
  static BootProgram stackOverflow() {
    Hello h = new Hello();
    h.begin("boot");
    h.a.set(Reg.RSP, 1L << 33); // nothing is mapped there
    h.a.push(Reg.RAX);
    h.begin("interrupt");
    h.printIf(Mem.at(Reg.RDI, InterruptFrame.VECTOR.offset()), 14, "page fault ");
    h.print("caught\n");
    h.exit(EXIT_VALUE);
    return h.finish();
  }

  /** Prints "waiting" and never ends. */
  static BootProgram endless() {
    Hello h = new Hello();
    h.begin("boot");
    h.print("waiting\n");
    Label again = h.a.here("again");
    h.a.pause();
    h.a.jmp(again);
    return h.finish();
  }

  /** Has no entry. */
  static BootProgram withoutEntry() {
    return new BootProgram(
        List.of(),
        Map.of(),
        List.of(),
        new CompilationUnit("", "", List.of(), List.of()),
        new TreeMap<>());
  }
}
