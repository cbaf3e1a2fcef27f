package portkit.metal.asm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static portkit.metal.asm.Reg.R12;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Width.DWORD;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Data, labels, modes, and the conveniences over single instructions. */
class AssemblerTest {
  private static byte[] bytes(int... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }

  private static List<String> text(Assembler a) {
    return Objdump.disassemble(a.assemble(0).bytes(), Mode.LONG).stream()
        .map(Objdump.Line::text)
        .toList();
  }

  @Test
  void dataIsLittleEndian() {
    Assembler a = new Assembler();
    a.u8(0x80);
    a.u16(0x1234);
    a.u32(0xfffffffeL);
    a.u64(0x0102030405060708L);
    a.ascii("Xen");
    a.alignData(4);
    a.zeros(2);
    assertArrayEquals(
        bytes(
            0x80, 0x34, 0x12, 0xfe, 0xff, 0xff, 0xff, 8, 7, 6, 5, 4, 3, 2, 1, 'X', 'e', 'n', 0, 0,
            0, 0),
        a.assemble(0).bytes());
  }

  @Test
  void labelsInData() {
    Assembler a = new Assembler();
    Label start = a.here("start");
    Label end = new Label("end");
    a.u64(end);
    a.u32(end);
    a.distance(start, end);
    a.bind(end);
    assertArrayEquals(
        bytes(0x10, 0x20, 0, 0, 0, 0, 0, 0, 0x10, 0x20, 0, 0, 0x10, 0, 0, 0),
        a.assemble(0x2000).bytes());
  }

  @Test
  void theSameCodeAtTwoAddresses() {
    Assembler a = new Assembler();
    Label outside = Label.external("outside", 0x1000);
    a.call(outside);
    assertArrayEquals(bytes(0xe8, 0xfb, 0x0f, 0, 0), a.assemble(0).bytes());
    assertArrayEquals(bytes(0xe8, 0xfb, 0xff, 0xff, 0xff), a.assemble(0x1000).bytes());
  }

  @Test
  void alignmentCountsFromAddressZero() {
    Assembler a = new Assembler();
    a.align(16);
    Label aligned = a.here("aligned");
    assertEquals(0x1010, a.assemble(0x1003).address(aligned));
    assertEquals(13, a.assemble(0x1003).size());
  }

  @Test
  void paddingIsOneInstructionUpToEightBytes() {
    for (int gap = 1; gap <= 8; gap++) {
      Assembler a = new Assembler();
      a.align(16);
      assertEquals(1, Objdump.disassemble(a.assemble(16 - gap).bytes(), Mode.LONG).size());
    }
  }

  @Test
  void setTakesTheShortestForm() {
    Assembler a = new Assembler();
    a.set(RAX, 0);
    a.set(R12, 0xffffffffL);
    a.set(RAX, -1);
    a.set(RAX, 1L << 32);
    assertEquals(
        List.of(
            "mov eax,0x0",
            "mov r12d,0xffffffff",
            "mov rax,0xffffffffffffffff",
            "movabs rax,0x100000000"),
        text(a));
  }

  @Test
  void bootCodeChangesModeOnTheWay() {
    Assembler a = new Assembler(Mode.PROTECTED);
    Label entry64 = new Label("entry64");
    a.mov(DWORD, RAX, ControlReg.CR0.number());
    a.jmpFar(0x08, entry64);
    a.mode(Mode.LONG);
    a.bind(entry64);
    a.push(R12);
    Code code = a.assemble(0x100000);
    assertArrayEquals(
        bytes(0xb8, 0, 0, 0, 0, 0xea, 0x0c, 0, 0x10, 0, 8, 0, 0x41, 0x54), code.bytes());
  }

  @Test
  void ripRelativeOperandsCountFromTheInstructionsEnd() {
    Assembler a = new Assembler();
    Label data = new Label("data");
    a.mov(DWORD, Mem.rip(data), 5);
    a.bind(data);
    assertArrayEquals(bytes(0xc7, 0x05, 0, 0, 0, 0, 5, 0, 0, 0), a.assemble(0).bytes());
  }
}
