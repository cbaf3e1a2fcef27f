package portkit.metal.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RBX;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What cannot be encoded is refused when it is asked for, and leaves nothing behind. */
class RefusalTest {
  private static void refused(String message, Consumer<Assembler> instruction) {
    Assembler a = new Assembler();
    Exception e = assertThrows(IllegalArgumentException.class, () -> instruction.accept(a));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(0, a.assemble(0).size());
  }

  private static void misused(String message, Consumer<Assembler> program) {
    Assembler a = new Assembler();
    Exception e =
        assertThrows(
            IllegalStateException.class,
            () -> {
              program.accept(a);
              a.assemble(0);
            });
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void operands() {
    refused("RSP cannot be an index", a -> a.push(Mem.at(RAX, RSP, Scale.X1, 0)));
    refused("displacement 0x80000000", a -> a.push(Mem.at(RAX, 0x80000000L)));
    refused("displacement", a -> a.push(Mem.absolute(Integer.MAX_VALUE).plus(1)));
    refused("scale 3", a -> a.push(Mem.at(RAX, RBX, Scale.of(3), 0)));
    refused("expected -128..255", a -> a.add(BYTE, RAX, 256));
    refused("expected -128..255", a -> a.mov(BYTE, RAX, -129));
    refused("expected -32768..65535", a -> a.add(WORD, RAX, 65536));
    refused("expected -2147483648..4294967295", a -> a.add(DWORD, RAX, 1L << 32));
    refused("expected -2147483648..2147483647", a -> a.add(QWORD, RAX, 0x80000000L));
    refused("does not fit", a -> a.push(1L << 31));
    refused("expected 0..31", a -> a.shl(DWORD, RAX, 32));
    refused("expected 0..63", a -> a.bt(QWORD, RAX, -1));
    refused("expected 0..63", a -> a.lockBts(QWORD, Mem.at(RAX), 64));
    refused("port 0x100", a -> a.in(BYTE, 0x100));
    refused("interrupt vector 256", a -> a.interrupt(256));
    refused("bytes to pop -1", a -> a.ret(-1));
    refused("does not fit", a -> a.u8(256));
    refused("does not fit", a -> a.u16(-32769));
    refused("does not fit", a -> a.u32(1L << 32));
    refused("not ASCII", a -> a.ascii("\u00e4"));
    refused("not a power of two", a -> a.align(12));
  }

  @Test
  void formsThatDoNotExist() {
    refused("lock cmp does not exist", a -> a.lock(Alu.CMP, QWORD, Mem.at(RAX), 1));
    refused("CS cannot be the destination", a -> a.mov(Segment.CS, RAX));
    refused("in has no QWORD form", a -> a.in(QWORD));
    refused("cmov has no BYTE form", a -> a.cmov(Cond.E, BYTE, RAX, RBX));
    refused("exists in PROTECTED mode only", a -> a.jmpFar(8, new Label()));
    refused("no counterpart", a -> Cond.S.swap());
  }

  @Test
  void longModeInstructionsInProtectedMode() {
    Consumer<Consumer<Assembler>> refusedIn32 =
        i ->
            refused(
                "32-bit mode",
                a -> {
                  a.mode(Mode.PROTECTED);
                  i.accept(a);
                });
    refusedIn32.accept(a -> a.mov(QWORD, RAX, RBX));
    refusedIn32.accept(a -> a.mov(DWORD, Reg.R8, RBX));
    refusedIn32.accept(a -> a.mov(BYTE, Reg.RSI, RBX));
    refusedIn32.accept(a -> a.mov(DWORD, RAX, Mem.at(Reg.R9)));
    refusedIn32.accept(a -> a.mov(DWORD, RAX, Mem.rip(new Label())));
  }

  @Test
  void labels() {
    misused("label loop is used but never bound", a -> a.jmp(new Label("loop")));
    misused("label here is bound twice", a -> a.bind(a.here("here")));
    misused("bound in another assembler", a -> a.call(new Assembler().here()));
    misused("is bound twice", a -> a.bind(Label.external("fixed", 5)));
    misused(
        "label far is 128 bytes away: a short branch reaches -128..127",
        a -> {
          Label far = new Label("far");
          a.jmpShort(far);
          a.zeros(128);
          a.bind(far);
        });
    misused("more than 2 GiB away", a -> a.call(Label.external("kernel", 1L << 33)));
    misused("does not fit 32 bits", a -> a.u32(Label.external("kernel", 1L << 33)));
  }
}
