package portkit.nacl.escape;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.QWORD;
import static portkit.nacl.escape.Attempt.FAULT;
import static portkit.nacl.escape.Attempt.call;
import static portkit.nacl.escape.Attempt.fault;
import static portkit.nacl.escape.Intruder.FAILED;
import static portkit.nacl.escape.Intruder.SCRATCH;
import static portkit.nacl.escape.Intruder.TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/** Attempts to call the kernel by instructions that the validator would have refused. */
final class OwnInstructions {
  private static final long FILE = SCRATCH;
  private static final long VECTOR = SCRATCH + 0x100;
  private static final int AT_FDCWD = -100;

  /** What a program ends with that may open no file, libraries included. */
  static final int NO_LIBRARIES = 127;

  private static final int CODE_32 = 0x23;
  private static final int CODE_64 = 0x33;

  private OwnInstructions() {}

  static List<Attempt> all() throws IOException {
    return List.of(
        call(
                "open a file",
                i ->
                    i.text(FILE, "/etc/passwd")
                        .withDescriptor(OwnInstructions::open)
                        .outUnlessError())
            .reports("system call 257 (openat) with"),
        call(
            "read /proc of its parent",
            i ->
                i.text(FILE, "/proc/1/status")
                    .withDescriptor(OwnInstructions::open)
                    .outUnlessError()),
        call(
            "open a socket",
            i -> i.withDescriptor(k -> k.systemCall(41, 1, 1, 0)).outUnlessError()),
        call(
            "become another program",
            NO_LIBRARIES,
            i ->
                i.text(FILE, "/bin/true")
                    .word(VECTOR, FILE)
                    .systemCall(59, FILE, VECTOR, 0)
                    .exit(FAILED)),
        call("ask for its process", i -> i.systemCall(39).outUnlessError()),
        call("write to standard output", i -> i.systemCall(1, 1, FILE, 0).outIf(0)),
        call("end by itself", 7, i -> i.systemCall(231, 7).exit(FAILED)),
        call("fork", OwnInstructions::fork),
        call("a fork bomb, of eight here", OwnInstructions::forkBomb),
        call("make its code writable", i -> i.systemCall(10, TEXT, 4096, 7).outIf(0)),
        call(
            "map executable memory",
            i -> i.systemCall(9, 0, 4096, 7, 0x22, -1, 0).outUnlessError()),
        call("patch its code", OwnInstructions::patch),
        call("int 0x80", i -> int80(i).outUnlessError()).reports(" of 32-bit code"),
        call("an instruction in the middle of another", OwnInstructions::hidden),
        call("32-bit code by a far return", OwnInstructions::code32).reports(" of 32-bit code"),
        call("the x32 ABI", FAILED, i -> i.systemCall(0x40000001, 1, FILE, 0).outUnlessError())
            .reports(" of the x32 ABI"),
        call("a number beyond all", FAILED, i -> i.systemCall(0xffff_ffffL).outUnlessError()),
        sysenter(),
        call("the vsyscall page", OwnInstructions::vsyscall).openly(0, FAULT, Intruder.OUT),
        call("write GS and call", i -> spoilGs(i).systemCall(39).outUnlessError()));
  }

  private static void open(Intruder i) {
    i.systemCall(257, AT_FDCWD, FILE, 0);
  }

  private static void fork(Intruder i) {
    i.systemCall(57);
    endChild(i);
    i.outUnlessError();
  }

  private static void forkBomb(Intruder i) {
    for (int k = 0; k < 8; k++) {
      i.systemCall(57);
      endChild(i);
    }
    i.outUnlessError();
  }

  private static void endChild(Intruder i) {
    Label parent = new Label("parent");
    i.a.test(QWORD, Reg.RAX, Reg.RAX);
    i.a.jcc(Cond.NE, parent);
    i.systemCall(231, 0);
    i.a.bind(parent);
  }

  /** Makes its text writable and replaces an instruction. */
  private static void patch(Intruder i) {
    i.systemCall(10, TEXT, 4096, 7);
    Label place = new Label("place");
    Label over = new Label("over");
    i.a.lea(QWORD, Reg.RDX, Mem.rip(place));
    i.a.mov(BYTE, Mem.at(Reg.RDX), 0x90);
    i.a.jmp(over);
    i.a.bind(over);
    i.a.bind(place);
    i.bytes(0xcc);
    i.exit(Intruder.OUT);
  }

  private static Intruder int80(Intruder i) {
    i.a.set(Reg.RAX, 20);
    i.a.interrupt(0x80);
    return i;
  }

  /** {@code mov ecx, imm32} whose constant is {@code syscall; ret}. */
  private static void hidden(Intruder i) {
    Label carrier = new Label("carrier");
    Label over = new Label("over");
    i.registers(39);
    i.a.lea(QWORD, Reg.R12, Mem.rip(carrier));
    i.a.inc(QWORD, Reg.R12);
    i.a.call(Reg.R12);
    i.a.jmp(over);
    i.a.bind(carrier);
    i.bytes(0xb9, 0x0f, 0x05, 0xc3, 0x90, 0xc3);
    i.a.bind(over);
    i.outUnlessError();
  }

  /** A far return to 32-bit code, there int 0x80, and a far return back. */
  private static void code32(Intruder i) {
    Label narrow = new Label("narrow");
    Label back = new Label("back");
    i.a.mov(QWORD, Reg.R14, Reg.RSP);
    i.a.set(Reg.RSP, SCRATCH + 0x8000); // 32-bit code has no use for a stack above 4 GiB
    i.a.push(CODE_32);
    i.a.lea(QWORD, Reg.RAX, Mem.rip(narrow));
    i.a.push(Reg.RAX);
    i.a.lea(QWORD, Reg.RSI, Mem.rip(back));
    i.a.set(Reg.RAX, 20);
    i.a.retfq();
    i.a.bind(narrow);
    i.bytes(0xcd, 0x80); // int 0x80
    i.bytes(0x6a, CODE_64, 0x56, 0xcb); // push 0x33; push esi; retf
    i.a.bind(back);
    i.a.mov(QWORD, Reg.RSP, Reg.R14);
    i.outUnlessError();
  }

  /**
   * AMD's processors do not know it in 64-bit code (AMD64 manual, volume 3). On Intel's the kernel
   * goes back to where a 32-bit vDSO would be: nothing good comes of it.
   */
  private static Attempt sysenter() throws IOException {
    return Files.readString(Path.of("/proc/cpuinfo")).contains("AuthenticAMD")
        ? fault("sysenter", OwnInstructions::emitSysenter)
        : call("sysenter", FAULT, OwnInstructions::emitSysenter).reports(" of 32-bit code");
  }

  private static void emitSysenter(Intruder i) {
    i.registers(20);
    i.a.set(Reg.RBP, SCRATCH); // where the kernel looks for the sixth argument, in 32 bits
    i.bytes(0x0f, 0x34).exit(FAILED);
  }

  private static void vsyscall(Intruder i) {
    i.a.set(Reg.RDI, SCRATCH);
    i.a.set(Reg.RSI, 0);
    i.a.set(Reg.RAX, 0xffffffffff600000L);
    i.a.call(Reg.RAX);
    i.outIf(0);
  }

  private static Intruder spoilGs(Intruder i) {
    i.a.set(Reg.RAX, 0);
    i.a.wrgsbase(Reg.RAX);
    return i;
  }
}
