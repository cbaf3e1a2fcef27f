package portkit.cli;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.AbiNote;
import portkit.os.OsTable;

/** A program that makes the calls with which every program begins and ends, as an ELF file. */
final class TrainingProgram {
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int NOTE = HEADER + 2 * PROGRAM_HEADER;
  private static final int CODE = 256;
  private static final long BASE = 0x400000;

  private TrainingProgram() {}

  static byte[] elf() {
    byte[] code = code();
    ByteBuffer elf = ByteBuffer.allocate(CODE + code.length).order(ByteOrder.LITTLE_ENDIAN);
    // ELF-64 object file format: 64-bit, little-endian, version 1; EXEC for x86-64.
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    elf.putShort((short) 2).putShort((short) 62).putInt(1);
    elf.putLong(BASE + CODE).putLong(HEADER).putLong(0).putInt(0);
    elf.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 2);
    programHeader(elf.position(HEADER), 1, 5, 0, elf.capacity());
    programHeader(elf, 4, 4, NOTE, 28);
    elf.putInt(8).putInt(8).putInt(AbiNote.TYPE);
    elf.put((AbiNote.OWNER + "\0").getBytes(StandardCharsets.US_ASCII));
    elf.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
    elf.put(CODE, code);
    return elf.array();
  }

  private static void programHeader(ByteBuffer elf, int type, int flags, long offset, long size) {
    elf.putInt(type).putInt(flags).putLong(offset);
    elf.putLong(BASE + offset).putLong(BASE + offset);
    elf.putLong(size).putLong(size).putLong(type == 1 ? 4096 : 4);
  }

  /** Entered with the table in RDI and RSP 8 below a multiple of 16, as after a call. */
  private static byte[] code() {
    Assembler a = new Assembler();
    a.mov(QWORD, Reg.RBX, Reg.RDI);
    a.push(Reg.RBX); // RSP is 16-aligned from here on
    call(a, OsTable.NANOTIME);
    a.set(Reg.RDI, 0);
    a.set(Reg.RSI, 1 << 16);
    call(a, OsTable.RESERVE);
    a.mov(QWORD, Reg.R12, Reg.RAX);
    for (int call : new int[] {OsTable.COMMIT, OsTable.RANDOM, OsTable.DECOMMIT, OsTable.RELEASE}) {
      a.mov(QWORD, Reg.RDI, Reg.R12);
      a.set(Reg.RSI, 1 << 12);
      call(a, call);
    }
    a.set(Reg.RDI, 1);
    a.mov(QWORD, Reg.RSI, Mem.at(Reg.RBX, OsTable.ARGV));
    a.set(Reg.RDX, 0);
    call(a, OsTable.WRITE);
    a.xor(DWORD, Reg.RDI, Reg.RDI);
    call(a, OsTable.EXIT);
    return a.assemble(BASE + CODE).bytes();
  }

  private static void call(Assembler a, int offset) {
    a.call(Mem.at(Reg.RBX, offset));
  }
}
