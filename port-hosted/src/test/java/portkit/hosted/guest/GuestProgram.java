package portkit.hosted.guest;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.AbiNote;
import portkit.os.OsTable;
import portkit.os.elf.ElfReader;
import portkit.os.elf.ProgramImage;

/**
 * A small program for the OS interface, written with the assembler: code, then data, in one static
 * ELF file. It begins at the first instruction emitted, with the table's address saved and RSP
 * 16-aligned.
 */
public final class GuestProgram {
  private static final long BASE = 0x400000;
  private static final int PAGE = 4096;

  /** Where the program's code begins. */
  public static final long CODE = BASE + PAGE;

  private static final int NOTE_AT = 0x200;
  private static final int NOTE_SIZE = 28;
  private static final int ZEROED = 1 << 16;
  private static final Reg[] ARGUMENTS = {Reg.RDI, Reg.RSI, Reg.RDX};

  /** Emits the program's instructions. */
  public final Assembler a = new Assembler();

  private final Label data = new Label("data");
  private final Label table = new Label("table");
  private final Map<Label, byte[]> constants = new LinkedHashMap<>();
  private int zeroed = 8;
  private byte[] finished;
  private final Map<Label, Integer> variables = new LinkedHashMap<>();

  /** Begins a program. */
  public GuestProgram() {
    variables.put(table, 0);
    a.mov(QWORD, Mem.rip(table), Reg.RDI);
    a.sub(QWORD, Reg.RSP, 8);
  }

  /** A variable of 8 zero bytes in the data segment. */
  public Label variable(String name) {
    return room(name, 8);
  }

  /** Zero bytes in the data segment, 64-aligned. */
  public Label room(String name, int size) {
    Label label = new Label(name);
    zeroed = (zeroed + 63) & -64;
    variables.put(label, zeroed);
    zeroed += size;
    return label;
  }

  /** Text in the data segment. */
  public Label text(String text) {
    Label label = new Label("text");
    constants.put(label, text.getBytes(StandardCharsets.UTF_8));
    return label;
  }

  /** Loads the address of a label. */
  public void address(Reg register, Label label) {
    a.lea(QWORD, register, Mem.rip(label));
  }

  /**
   * Calls the OS with arguments that are numbers ({@link Long}, {@link Integer}), addresses of
   * {@link Label}s or values of {@link Reg}isters other than the arguments' own and {@link Mem}ory.
   */
  public void os(int entry, Object... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Reg register = ARGUMENTS[i];
      switch (arguments[i]) {
        case Number number -> a.set(register, number.longValue());
        case Label label -> address(register, label);
        case Reg value -> a.mov(QWORD, register, value);
        case Mem value -> a.mov(QWORD, register, value);
        default -> throw new IllegalArgumentException("argument " + arguments[i]);
      }
    }
    a.mov(QWORD, Reg.RAX, Mem.rip(table));
    a.call(Mem.at(Reg.RAX, entry));
  }

  /** Writes text to descriptor 1. */
  public void print(String text) {
    os(OsTable.WRITE, 1, text(text), text.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Ends the program with the code. */
  public void exit(int code) {
    os(OsTable.EXIT, code);
  }

  /** Ends the program with the code unless the result in RAX is the one expected. */
  public void expect(long result, int codeOtherwise) {
    Label fine = new Label("fine");
    a.set(Reg.RCX, result);
    a.cmp(QWORD, Reg.RAX, Reg.RCX);
    a.jcc(Cond.E, fine);
    exit(codeOtherwise);
    a.bind(fine);
  }

  /** Ends the program with the code unless the 32-bit variable holds the value. */
  public void expectVariable(Label variable, int value, int codeOtherwise) {
    a.mov(DWORD, Reg.RAX, Mem.rip(variable));
    expect(Integer.toUnsignedLong(value), codeOtherwise);
  }

  /** Begins a function; RSP is 16-aligned in it. */
  public void function(Label label) {
    a.align(16);
    a.bind(label);
    a.sub(QWORD, Reg.RSP, 8);
  }

  /** Ends a function. */
  public void endFunction() {
    a.add(QWORD, Reg.RSP, 8);
    a.ret();
  }

  /** Sleeps until the 32-bit variable holds the value. */
  public void await(Label variable, int value) {
    Label loop = a.here("await");
    Label done = new Label("awaited");
    a.mov(DWORD, Reg.RAX, Mem.rip(variable));
    a.cmp(DWORD, Reg.RAX, value);
    a.jcc(Cond.E, done);
    os(OsTable.SLEEP, variable, Reg.RAX, -1);
    a.jmp(loop);
    a.bind(done);
  }

  /** Adds one to the 32-bit variable and wakes all that sleep on it. */
  public void count(Label variable) {
    a.lockInc(DWORD, Mem.rip(variable));
    os(OsTable.WAKEUP, variable, Integer.MAX_VALUE);
  }

  /** Runs until the 32-bit variable holds another value than 0, without any call. */
  public void spinUntilSet(Label variable) {
    Label loop = a.here("spin");
    a.pause();
    a.cmp(DWORD, Mem.rip(variable), 0);
    a.jcc(Cond.E, loop);
  }

  /** A loop that runs the body a number of times; RBX counts down. */
  public void times(int count, Runnable body) {
    a.mov(DWORD, Reg.RBX, count);
    Label loop = a.here("loop");
    body.run();
    a.dec(DWORD, Reg.RBX);
    a.jcc(Cond.NE, loop);
  }

  /** The finished program; nothing may be emitted any more. */
  public ProgramImage image() {
    return ElfReader.read("guest.elf", ByteBuffer.wrap(elf()));
  }

  /** The finished program's file; nothing may be emitted any more. */
  public byte[] elf() {
    if (finished == null) {
      finished = finish();
    }
    return finished.clone();
  }

  private byte[] finish() {
    a.alignData(PAGE);
    a.bind(data);
    for (Map.Entry<Label, byte[]> constant : constants.entrySet()) {
      a.bind(constant.getKey());
      a.bytes(constant.getValue());
      a.alignData(8);
    }
    a.alignData(64);
    int at = 0;
    for (Map.Entry<Label, Integer> variable : variables.entrySet()) {
      a.zeros(variable.getValue() - at);
      at = variable.getValue();
      a.bind(variable.getKey());
    }
    Code code = a.assemble(CODE);
    int text = code.offset(data);
    ByteBuffer file = ByteBuffer.allocate(PAGE + code.size()).order(ByteOrder.LITTLE_ENDIAN);
    header(file, CODE);
    segment(file, 1, 5, PAGE, CODE, text, text);
    segment(file, 1, 6, PAGE + text, CODE + text, code.size() - text, code.size() - text + ZEROED);
    segment(file, 4, 4, NOTE_AT, BASE + NOTE_AT, NOTE_SIZE, NOTE_SIZE);
    note(file);
    file.put(PAGE, code.bytes());
    return file.array();
  }

  private static void header(ByteBuffer file, long entry) {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    file.putShort((short) 2).putShort((short) 62).putInt(1);
    file.putLong(entry).putLong(64).putLong(0);
    file.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 3);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  private static void segment(
      ByteBuffer file, int type, int flags, long offset, long at, long size, long memory) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(at).putLong(at);
    file.putLong(size).putLong(memory).putLong(type == 1 ? PAGE : 4);
  }

  private static void note(ByteBuffer file) {
    file.position(NOTE_AT);
    file.putInt(8).putInt(8).putInt(AbiNote.TYPE);
    file.put((AbiNote.OWNER + "\0").getBytes(StandardCharsets.US_ASCII));
    file.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
  }
}
