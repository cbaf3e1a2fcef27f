package portkit.nacl.escape;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.QWORD;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.Note;
import portkit.metal.elf.Section;
import portkit.nacl.policy.LinuxCall;
import portkit.nacl.tender.GateCode;
import portkit.os.AbiNote;
import portkit.os.OsTable;

/**
 * A program in machine code that tries to get out. It ends with {@link #OUT} if it has done what a
 * sandbox must not let it do, with {@link #FAILED} if that was tried and did not work. RBX holds
 * the table's address; {@link #SCRATCH} is memory of its own.
 */
final class Intruder {
  /** The exit code of a program that has got out. */
  static final int OUT = 42;

  /** The exit code of one that was not stopped, but got nothing either. */
  static final int FAILED = 41;

  /** Where its code begins. */
  static final long TEXT = 0x401000;

  /** 64 KiB of memory, zero at the start. */
  static final long SCRATCH = 0x500000;

  private static final int SCRATCH_SIZE = 1 << 16;
  private static final int LARGEST_ERROR = 4095;
  private static final int SYSCALL_LENGTH = 2;
  private static final int CLOSE = 3;
  private static final List<Reg> ARGUMENTS =
      List.of(Reg.RDI, Reg.RSI, Reg.RDX, Reg.R10, Reg.R8, Reg.R9);
  private static final List<Reg> C_ARGUMENTS =
      List.of(Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9);
  private static final GateCode GATE = new GateCode();

  /** For what has no method here. */
  final Assembler a = new Assembler();

  Intruder() {
    a.mov(QWORD, Reg.RBX, Reg.RDI);
    a.and(QWORD, Reg.RSP, -16);
  }

  /** The address of the gate's instruction that makes a call, the last if there are several. */
  static long site(LinuxCall call) {
    long[] sites = GATE.sites(call);
    return sites[sites.length - 1] - SYSCALL_LENGTH;
  }

  /** Sets the registers of a system call. */
  Intruder registers(long number, long... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      a.set(ARGUMENTS.get(i), arguments[i]);
    }
    a.set(Reg.RAX, number);
    return this;
  }

  /** Makes a system call by an instruction of its own. */
  Intruder systemCall(long number, long... arguments) {
    registers(number, arguments);
    a.syscall();
    return this;
  }

  /** Makes a system call by the gate's instruction for another, or for the same. */
  Intruder byTheGate(LinuxCall site, long number, long... arguments) {
    registers(number, arguments);
    a.set(Reg.R12, site(site));
    a.call(Reg.R12); // all but that of rt_sigreturn return
    return this;
  }

  /** Calls the OS table. */
  Intruder table(int entry, long... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      a.set(C_ARGUMENTS.get(i), arguments[i]);
    }
    a.call(Mem.at(Reg.RBX, entry));
    return this;
  }

  /** Puts a C string into memory of its own. */
  Intruder text(long address, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      a.set(Reg.RAX, address + i);
      a.mov(BYTE, Mem.at(Reg.RAX), bytes[i]);
    }
    return this;
  }

  /** Puts a word into memory. */
  Intruder word(long address, long value) {
    a.set(Reg.RAX, address);
    a.set(Reg.RCX, value);
    a.mov(QWORD, Mem.at(Reg.RAX), Reg.RCX);
    return this;
  }

  /** Ends with the code. */
  Intruder exit(int code) {
    return table(OsTable.EXIT, code);
  }

  /** Is out if RAX is no error of the kernel's. */
  Intruder outUnlessError() {
    Label failed = new Label("failed");
    a.cmp(QWORD, Reg.RAX, -LARGEST_ERROR);
    a.jcc(Cond.AE, failed);
    exit(OUT);
    a.bind(failed);
    return exit(FAILED);
  }

  /** Is out if RAX has this value. */
  Intruder outIf(long value) {
    Label failed = new Label("failed");
    a.set(Reg.RCX, value);
    a.cmp(QWORD, Reg.RAX, Reg.RCX);
    a.jcc(Cond.NE, failed);
    exit(OUT);
    a.bind(failed);
    return exit(FAILED);
  }

  /** Does something that wants a free descriptor; if it fails, again after closing one. */
  Intruder withDescriptor(Consumer<Intruder> call) {
    Label done = new Label("done");
    call.accept(this);
    a.cmp(QWORD, Reg.RAX, -LARGEST_ERROR);
    a.jcc(Cond.B, done);
    systemCall(CLOSE, 0);
    call.accept(this);
    a.bind(done);
    return this;
  }

  /** Takes another stack for what follows, until {@link #oldStack}. */
  Intruder newStack(long pointer) {
    a.mov(QWORD, Reg.R14, Reg.RSP);
    a.set(Reg.RSP, pointer);
    return this;
  }

  /** Takes the stack again that it had. */
  Intruder oldStack() {
    a.mov(QWORD, Reg.RSP, Reg.R14);
    return this;
  }

  /** Bytes as they are. */
  Intruder bytes(int... bytes) {
    for (int b : bytes) {
      a.u8(b);
    }
    return this;
  }

  /** The file of a program that any port would load. */
  byte[] file() {
    Code code = a.assemble(TEXT);
    ByteBuffer version = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    version.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
    return new ElfFile(TEXT)
        .add(Section.loaded(".text", Section.Kind.TEXT, TEXT, code.bytes(), 16))
        .add(Section.zero(".bss", SCRATCH, SCRATCH_SIZE, 16))
        .add(Note.section(".note.portkit", AbiNote.OWNER, AbiNote.TYPE, version.array()))
        .toByteArray();
  }
}
