package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Outcome;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.AbiNote;
import portkit.os.OsTable;
import portkit.os.Profile;

/** How a program begins and ends: the clauses TAB, ENT and EXT. */
class EntryTest {
  private final GuestProgram g = new GuestProgram();

  @ParameterizedTest
  @EnumSource(Serving.class)
  void writesAndExits(Serving serving) {
    g.print("hello\n");
    g.os(OsTable.WRITE, 2, g.text("oh"), 2);
    g.exit(42);
    assertEquals(new Outcome(42, "hello\n", "oh"), serving.run(g));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 0x1234, -1})
  void exitReportsTheLowByte(int code) {
    g.exit(code);
    assertEquals(code & 0xff, Outcome.of(g).exitCode());
  }

  @Test
  void returningFromTheEntryPointIsAnExit() {
    g.a.mov(DWORD, Reg.RAX, 0x107);
    g.endFunction();
    assertEquals(7, Outcome.of(g).exitCode());
  }

  @Test
  void startsInTheStateOfEnt01() {
    // The prologue has moved RSP by 8, so that it is 16-aligned now.
    g.a.test(QWORD, Reg.RSP, 15);
    check(Cond.E, 1);
    g.a.pushf();
    g.a.pop(Reg.RAX);
    g.a.test(DWORD, Reg.RAX, 0x400); // DF
    check(Cond.E, 2);
    Label words = g.variable("control words");
    g.a.stmxcsr(Mem.rip(words));
    g.expectVariable(words, 0x1f80, 3);
    g.a.mov(QWORD, Mem.rip(words), 0);
    g.a.fnstcw(Mem.rip(words));
    g.expectVariable(words, 0x37f, 4);
    g.exit(0);
    Serving.FAST.succeeds(g);
  }

  @Test
  void has128KibibytesOfStack() {
    g.a.lea(QWORD, Reg.RAX, Mem.at(Reg.RSP, -(128 << 10)));
    g.a.mov(QWORD, Mem.at(Reg.RAX), 1);
    g.exit(0);
    Serving.FAST.succeeds(g);
  }

  @Test
  void theTableSaysWhatTheContractWants() {
    Label table = g.variable("table copy");
    // The prologue left the table's address in RDI.
    g.a.mov(QWORD, Mem.rip(table), Reg.RDI);
    g.a.mov(QWORD, Reg.RBX, Reg.RDI);
    expectField(OsTable.MAGIC, AbiNote.MAGIC, 1);
    expectField(OsTable.ARGC, 3, 2);
    expectField(OsTable.PAGE_SIZE, 4096, 3);
    expectField(OsTable.CAPABILITIES, Profile.capabilities(EnumSet.allOf(Profile.class)), 4);
    g.a.mov(DWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.SIZE));
    g.expect(OsTable.TABLE_SIZE, 5);
    // envp = argv + argc + 1, and both vectors end with a null.
    g.a.mov(QWORD, Reg.R12, Mem.at(Reg.RBX, OsTable.ARGV));
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, OsTable.ENVP));
    g.a.sub(QWORD, Reg.RAX, Reg.R12);
    g.expect(8 * 4, 6);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.R12, 8 * 3));
    g.expect(0, 7);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.R12, 8 * 5));
    g.expect(0, 8);
    g.a.mov(QWORD, Reg.R13, Mem.at(Reg.R12, 8 * 2));
    g.os(OsTable.WRITE, 1, Reg.R13, 7);
    g.a.mov(QWORD, Reg.R13, Mem.at(Reg.R12, 8 * 4));
    g.os(OsTable.WRITE, 1, Reg.R13, 11);
    g.exit(0);
    assertEquals(new Outcome(0, "zwölf\0NAME=value\0", ""), Outcome.of(g));
  }

  private void expectField(int offset, long value, int code) {
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, offset));
    g.expect(value, code);
  }

  private void check(Cond right, int code) {
    Label fine = new Label("fine");
    g.a.jcc(right, fine);
    g.exit(code);
    g.a.bind(fine);
  }
}
