package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Outcome;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.FaultField;
import portkit.os.FaultKind;
import portkit.os.OsTable;

/** Faults of the processor: clauses FLT-01 to FLT-05. */
class FaultTest {
  private final GuestProgram g = new GuestProgram();
  private final Label handler = new Label("handler");
  private final Label kind = g.variable("kind");
  private final Label flags = g.variable("flags");
  private final Label address = g.variable("address");
  private final Label pc = g.variable("pc");
  private final Label faults = g.variable("faults");
  private final Label resumeAt = g.variable("resumeAt");

  /** Keeps the record, spoils registers and goes on where {@code resumeAt} says. */
  private void emitHandler() {
    g.function(handler);
    g.a.mov(QWORD, Reg.RBX, Reg.RDI);
    g.a.mov(DWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.FAULT_KIND));
    g.a.mov(DWORD, Mem.rip(kind), Reg.RAX);
    g.a.mov(DWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.FAULT_FLAGS));
    g.a.mov(DWORD, Mem.rip(flags), Reg.RAX);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.FAULT_ADDR));
    g.a.mov(QWORD, Mem.rip(address), Reg.RAX);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.FAULT_PC));
    g.a.mov(QWORD, Mem.rip(pc), Reg.RAX);
    g.a.inc(DWORD, Mem.rip(faults));
    g.os(OsTable.WRITE, 1, faults, 0); // the handler may write
    g.a.mov(QWORD, Reg.RAX, Mem.rip(resumeAt));
    g.a.mov(QWORD, Mem.at(Reg.RBX, OsTable.FAULT_PC), Reg.RAX);
    for (Reg spoiled : new Reg[] {Reg.RBX, Reg.RBP, Reg.RSI, Reg.R8, Reg.R9, Reg.R12, Reg.R15}) {
      g.a.set(spoiled, -1);
    }
    g.a.bytes(Vectors.CLEAR_ALL);
    g.endFunction();
  }

  /** Emits an instruction that faults and the check of what the handler was told. */
  private void faulting(Runnable instruction, FaultKind expected, long at, int check) {
    Label after = new Label("after");
    g.address(Reg.RAX, after);
    g.a.mov(QWORD, Mem.rip(resumeAt), Reg.RAX);
    instruction.run();
    g.exit(check); // the instruction did not fault
    g.a.bind(after);
    g.expectVariable(kind, expected.code(), check);
    g.a.mov(QWORD, Reg.RAX, Mem.rip(address));
    g.expect(at, check);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void eachKindIsToldAndRecovered(Serving serving) {
    g.os(OsTable.ONFAULT, handler);
    load(0, 1);
    load(0x7654_3210_0040L, 2);
    faulting(() -> store(64), FaultKind.MEMORY, 64, 3);
    faulting(() -> store(GuestProgram.CODE), FaultKind.MEMORY, GuestProgram.CODE, 4);
    faulting(() -> jump(0x1230), FaultKind.MEMORY, 0x1230, 5);
    g.expectVariable(flags, 0, 6);
    faulting(() -> store(0x8000_0000_0000_0000L), FaultKind.MEMORY, 0, 7);
    g.expectVariable(flags, FaultField.ADDRESS_UNKNOWN, 8);
    faulting(g.a::hlt, FaultKind.MEMORY, 0, 9);
    g.expectVariable(flags, FaultField.ADDRESS_UNKNOWN, 10);
    faulting(this::divideByZero, FaultKind.INTEGER_DIVIDE, 0, 11);
    faulting(g.a::ud2, FaultKind.ILLEGAL_INSTRUCTION, 0, 12);
    faulting(g.a::int3, FaultKind.BREAKPOINT, 0, 13);
    g.expectVariable(flags, 0, 14);
    g.exit(0);
    emitHandler();
    serving.succeeds(g);
  }

  private void load(long from, int check) {
    faulting(
        () -> {
          g.a.set(Reg.R13, from);
          g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.R13));
        },
        FaultKind.MEMORY,
        from,
        check);
  }

  private void store(long to) {
    g.a.set(Reg.R13, to);
    g.a.mov(QWORD, Mem.at(Reg.R13), Reg.RAX);
  }

  private void jump(long to) {
    g.a.set(Reg.R13, to);
    g.a.jmp(Reg.R13);
  }

  private void divideByZero() {
    g.a.xor(DWORD, Reg.RDX, Reg.RDX);
    g.a.xor(DWORD, Reg.RCX, Reg.RCX);
    g.a.div(QWORD, Reg.RCX);
  }

  @Test
  void theRecordNamesTheInstruction() {
    g.os(OsTable.ONFAULT, handler);
    Label after = new Label("after");
    g.address(Reg.RAX, after);
    g.a.mov(QWORD, Mem.rip(resumeAt), Reg.RAX);
    Label place = g.a.here("place");
    g.a.ud2();
    g.a.bind(after);
    g.address(Reg.RCX, place);
    g.a.mov(QWORD, Reg.RAX, Mem.rip(pc));
    g.a.sub(QWORD, Reg.RAX, Reg.RCX);
    g.expect(0, 1);
    g.exit(0);
    emitHandler();
    Serving.FAST.succeeds(g);
  }

  @Test
  void allOtherStateIsAsItWas() {
    g.os(OsTable.ONFAULT, handler);
    Label word = g.variable("word");
    g.a.mov(DWORD, Mem.rip(word), 0x7f80);
    g.a.ldmxcsr(Mem.rip(word));
    Vectors.fill(g, 0x1234_5678_9abc_def0L);
    Label after = new Label("after");
    g.address(Reg.RAX, after);
    g.a.mov(QWORD, Mem.rip(resumeAt), Reg.RAX);
    Reg[] registers = {Reg.RBX, Reg.RBP, Reg.RSI, Reg.R8, Reg.R9, Reg.R12, Reg.R15, Reg.RDI};
    for (int i = 0; i < registers.length; i++) {
      g.a.set(registers[i], 1000 + i);
    }
    g.a.std(); // DF and CF survive too
    g.a.bytes(new byte[] {(byte) 0xf9}); // stc
    g.a.ud2();
    g.a.bind(after);
    g.a.pushf();
    g.a.pop(Reg.RAX);
    g.a.cld();
    g.a.and(DWORD, Reg.RAX, 0x401);
    g.a.mov(QWORD, Reg.R11, Reg.RDI);
    g.expect(0x401, 1);
    for (int i = 0; i < registers.length - 1; i++) {
      g.a.mov(QWORD, Reg.RAX, registers[i]);
      g.expect(1000 + i, 2);
    }
    g.a.mov(QWORD, Reg.RAX, Reg.R11);
    g.expect(1000 + registers.length - 1, 3);
    Vectors.expect(g, 0x1234_5678_9abc_def0L, 4);
    g.a.stmxcsr(Mem.rip(word));
    g.expectVariable(word, 0x7f80, 5);
    g.exit(0);
    emitHandler();
    Serving.FAST.succeeds(g);
  }

  @Test
  void theHandlerMayMoveTheStack() {
    Label mover = new Label("mover");
    g.os(OsTable.ONFAULT, mover);
    g.a.mov(QWORD, Reg.RBX, Reg.RSP);
    g.a.ud2();
    g.a.sub(QWORD, Reg.RBX, Reg.RSP);
    g.a.mov(QWORD, Reg.RAX, Reg.RBX);
    g.expect(256, 1);
    g.exit(0);
    g.function(mover);
    g.a.add(QWORD, Mem.at(Reg.RDI, OsTable.FAULT_PC), 2); // behind the ud2
    g.a.sub(QWORD, Mem.at(Reg.RDI, OsTable.FAULT_SP), 256);
    g.endFunction();
    Serving.FAST.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void manyFaultsAreRecovered(Serving serving) {
    g.os(OsTable.ONFAULT, handler);
    Label after = new Label("after");
    g.address(Reg.RAX, after);
    g.a.mov(QWORD, Mem.rip(resumeAt), Reg.RAX);
    g.a.mov(DWORD, Reg.R13, 20_000);
    Label loop = g.a.here("loop");
    g.a.xor(DWORD, Reg.RCX, Reg.RCX);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RCX));
    g.a.bind(after);
    g.a.dec(DWORD, Reg.R13);
    g.a.jcc(Cond.NE, loop);
    g.expectVariable(faults, 20_000, 1);
    g.exit(0);
    emitHandler();
    serving.succeeds(g);
  }

  @Test
  void withoutAHandlerTheProgramEndsWithAReport() {
    g.a.xor(DWORD, Reg.RCX, Reg.RCX);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RCX, 0x18));
    reports("memory access at 0x18 at pc 0x4010", "no fault handler");
  }

  @Test
  void aHandlerThatWasTakenAwayIsNone() {
    g.os(OsTable.ONFAULT, handler);
    g.os(OsTable.ONFAULT, 0);
    g.a.ud2();
    emitHandler();
    reports("illegal instruction", "no fault handler");
  }

  @Test
  void aFaultInTheHandlerEndsTheProgram() {
    g.os(OsTable.ONFAULT, handler);
    g.a.ud2();
    g.function(handler);
    g.a.xor(DWORD, Reg.RCX, Reg.RCX);
    g.a.div(DWORD, Reg.RCX);
    reports("integer division", "in the program's fault handler");
  }

  @Test
  void aStackOverflowOfTheEntryStackIsAFault() {
    Label deeper = g.a.here("deeper");
    g.a.call(deeper);
    reports("memory access at 0x", "no fault handler");
  }

  @Test
  void anOverflowOfTheFaultStackEndsTheProgram() {
    g.os(OsTable.ONFAULT, handler);
    g.a.ud2();
    g.function(handler);
    Label deeper = g.a.here("deeper");
    g.a.call(deeper);
    reports("memory access at 0x", "in the program's fault handler");
  }

  @Test
  void aBadStackPointerAtACallIsReported() {
    g.a.mov(QWORD, Reg.RBX, Reg.RDI); // the table
    g.os(OsTable.ONFAULT, handler);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.YIELD));
    g.a.set(Reg.RSP, 0x10008);
    g.a.jmp(Reg.RAX); // as if it had been called, on a stack that is none
    emitHandler();
    reports("memory access at 0x10008", "in a call of the OS table");
  }

  @Test
  void aHandlerThatGoesOnNowhereIsReported() {
    g.os(OsTable.ONFAULT, handler);
    g.a.movabs(Reg.RAX, 0x8000_0000_0000_0000L);
    g.a.mov(QWORD, Mem.rip(resumeAt), Reg.RAX);
    g.a.ud2();
    emitHandler();
    reports("an address that no memory can have", "");
  }

  private void reports(String what, String why) {
    Outcome outcome = Outcome.of(g);
    assertEquals(2, outcome.exitCode(), outcome.error());
    assertTrue(outcome.error().startsWith("portkit: guest.elf: "), outcome.error());
    assertTrue(outcome.error().contains(what), outcome.error());
    assertTrue(outcome.error().contains(why), outcome.error());
    assertTrue(outcome.error().contains("rip   0000"), outcome.error());
  }
}
