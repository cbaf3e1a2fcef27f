package portkit.baremetal.qemu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.os.AbiNote;
import portkit.os.OsTable;
import portkit.os.elf.ProgramImage;

/**
 * A program in machine code, for what Go's runtime does not do: it makes calls with any arguments
 * and ends with the exit code 0 if each has given what was expected, else with the call's number.
 */
final class GuestProgram {
  private static final long BASE = 0x40_0000;
  private static final int CODE = 0x1000;
  private static final long DATA = 0x60_0000;
  private static final int DATA_SIZE = 0x3000;

  private final Assembler asm = new Assembler();
  private int calls;

  /** Begins with the table in R15 and the stack aligned for calls. */
  GuestProgram() {
    asm.push(Reg.RBP);
    asm.mov(Width.QWORD, Reg.R15, Reg.RDI);
  }

  /** Where the program has writable memory, zero at first, of three pages. */
  static long data() {
    return DATA;
  }

  /** Where its code is, which is not writable. */
  static long code() {
    return BASE + CODE;
  }

  /** Machine code of its own. */
  GuestProgram emit(BiConsumer<Assembler, Reg> code) {
    code.accept(asm, Reg.R15);
    return this;
  }

  /** Makes the call at an offset of the table, which must return what is expected. */
  GuestProgram call(int offset, long expected, long... arguments) {
    calls++;
    Reg[] registers = {Reg.RDI, Reg.RSI, Reg.RDX};
    for (int i = 0; i < arguments.length; i++) {
      asm.set(registers[i], arguments[i]);
    }
    asm.call(Mem.at(Reg.R15, offset));
    asm.set(Reg.RCX, expected);
    asm.cmp(Width.QWORD, Reg.RAX, Reg.RCX);
    Label good = new Label("good");
    asm.jcc(Cond.E, good);
    asm.set(Reg.RDI, calls);
    asm.call(Mem.at(Reg.R15, OsTable.EXIT));
    asm.bind(good);
    return this;
  }

  /** The program's file, read back and checked; ends with exit code 0. */
  ProgramImage write(Path file) throws IOException {
    asm.xor(Width.DWORD, Reg.RAX, Reg.RAX);
    asm.pop(Reg.RBP);
    asm.ret();
    Code code = asm.assemble(code());
    ByteBuffer out = ByteBuffer.allocate(CODE + code.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
    out.putShort((short) 2).putShort((short) 62).putInt(1);
    out.putLong(code()).putLong(64).putLong(0).putInt(0);
    out.putShort((short) 64).putShort((short) 56).putShort((short) 3).position(64);
    header(out, 1, 5, 0, BASE, out.capacity(), out.capacity());
    header(out, 1, 6, 0, DATA, 0, DATA_SIZE);
    header(out, 4, 4, 0x800, 0, 28, 0);
    out.position(0x800).putInt(8).putInt(8).putInt(AbiNote.TYPE);
    out.put((AbiNote.OWNER + "\0").getBytes(StandardCharsets.US_ASCII));
    out.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
    out.position(CODE).put(code.bytes());
    return ProgramImage.read(Files.write(file, out.array()));
  }

  private static void header(
      ByteBuffer out, int type, int flags, long offset, long address, long size, long memory) {
    out.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address);
    out.putLong(size).putLong(memory).putLong(4096);
  }
}
