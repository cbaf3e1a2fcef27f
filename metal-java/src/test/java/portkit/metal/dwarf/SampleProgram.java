package portkit.metal.dwarf;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.LittleEndian;
import portkit.metal.elf.Note;
import portkit.metal.elf.Section;
import portkit.metal.elf.Symbol;

/**
 * A Linux program that ends with code 42, as a compiler would hand it over: {@code start} calls
 * {@code work}, into which {@code add}, and into that {@code one}, were inlined, and which calls
 * {@code leaf}.
 */
final class SampleProgram {
  static final long TEXT = 0x40_1000;
  static final long DATA = 0x40_2000;
  private static final String FILE = "sample/Program.java";

  private final Assembler a = new Assembler();
  private final Label counter = Label.external("counter", DATA);
  private final Label work = new Label("work");
  private final Label leaf = new Label("leaf");
  private final Label pushed = new Label("pushed");
  private final Label inner = new Label("inner");
  private final Label afterInner = new Label("afterInner");
  private final Label call = new Label("call");
  private final Label second = new Label("second");
  private final Label afterSecond = new Label("afterSecond");
  private final Label popped = new Label("popped");
  private final Label stored = new Label("stored");
  private final Label end = new Label("end");
  private final Code code;

  SampleProgram() {
    a.set(Reg.RBX, 4660); // for its callee to save
    a.call(work);
    a.mov(Width.DWORD, Reg.RDI, Reg.RAX);
    a.set(Reg.RAX, 60); // exit
    a.syscall();
    a.align(16);
    a.bind(work);
    a.push(Reg.RBX);
    a.bind(pushed);
    a.set(Reg.RBX, 39);
    a.bind(inner);
    a.add(Width.DWORD, Reg.RBX, 1);
    a.bind(afterInner);
    a.nop();
    a.bind(call);
    a.call(leaf);
    a.bind(second);
    a.add(Width.DWORD, Reg.RBX, 1);
    a.bind(afterSecond);
    a.lea(Width.DWORD, Reg.RAX, Mem.at(Reg.RBX, 1));
    a.pop(Reg.RBX);
    a.bind(popped);
    a.ret();
    a.align(16);
    a.bind(leaf);
    a.inc(Width.DWORD, Mem.rip(counter));
    a.bind(stored);
    a.ret();
    a.bind(end);
    code = a.assemble(TEXT);
  }

  private long at(Label label) {
    return code.address(label);
  }

  private Range range(Label from, Label to) {
    return new Range(at(from), at(to));
  }

  private static Position line(int line) {
    return new Position(FILE, line);
  }

  private LineRow row(Label label, int line) {
    return new LineRow(at(label), line(line));
  }

  private static FrameRow frame(long address, int cfaOffset) {
    return new FrameRow.Called(address, cfaOffset, new TreeMap<>());
  }

  CompilationUnit unit() {
    Function start =
        new Function(
            "sample.Program.start",
            line(3),
            new Range(TEXT, at(work)),
            List.of(new LineRow(TEXT, line(4)), new LineRow(TEXT + 10, line(5))),
            List.of(),
            List.of(frame(TEXT, 8)));
    SortedMap<Reg, Integer> savedRbx = new TreeMap<>(java.util.Map.of(Reg.RBX, 16));
    Function working =
        new Function(
            "sample.Program.work",
            line(10),
            range(work, leaf),
            List.of(
                row(work, 10),
                row(pushed, 21),
                row(inner, 31),
                row(afterInner, 22),
                row(call, 12),
                row(second, 23),
                row(afterSecond, 13)),
            List.of(
                new InlinedCall(
                    "sample.Program.add",
                    line(20),
                    line(11),
                    List.of(range(pushed, call), range(second, afterSecond)),
                    List.of(
                        new InlinedCall(
                            "sample.Program.one",
                            line(30),
                            line(21),
                            List.of(range(inner, afterInner)),
                            List.of())))),
            List.of(
                frame(at(work), 8),
                new FrameRow.Called(at(pushed), 16, savedRbx),
                frame(at(popped), 8)));
    Function leaving =
        new Function(
            "sample.Program.leaf",
            line(40),
            range(leaf, end),
            List.of(row(leaf, 41), row(stored, 42)),
            List.of(),
            List.of(frame(at(leaf), 8)));
    return new CompilationUnit(
        "sample",
        "/src",
        List.of(start, working, leaving),
        List.of(new Variable("counter", DATA, Variable.Type.INT)));
  }

  byte[] file() {
    ElfFile file = new ElfFile(TEXT);
    file.add(Section.loaded(".text", Section.Kind.TEXT, TEXT, code.bytes(), 16));
    byte[] data = new LittleEndian().u32(7).toByteArray();
    file.add(Section.loaded(".data", Section.Kind.DATA, DATA, data, 8));
    file.add(Section.zero(".bss", DATA + 0x1000, 0x10_0000, 4096));
    file.add(Note.section(".note.sample", "sample", 3, new byte[] {1, 2, 3, 4, 5}));
    Dwarf.sections(unit()).forEach(file::add);
    file.addSymbols(
        List.of(
            Symbol.global("_start", TEXT, at(work)),
            Symbol.local("sample.Program.work", at(work), at(leaf)),
            Symbol.local("sample.Program.leaf", at(leaf), at(end)),
            Symbol.data("counter", DATA, 4)));
    return file.toByteArray();
  }

  long workAddress() {
    return at(work);
  }

  /** In the second piece of what was inlined. */
  long secondAddress() {
    return at(second);
  }

  long innerAddress() {
    return at(inner);
  }
}
