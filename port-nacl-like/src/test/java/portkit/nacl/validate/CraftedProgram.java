package portkit.nacl.validate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import portkit.metal.elf.ElfFile;
import portkit.metal.elf.Note;
import portkit.metal.elf.Section;
import portkit.metal.elf.Symbol;
import portkit.os.AbiNote;
import portkit.os.elf.ElfReader;
import portkit.os.elf.ProgramImage;

/** A program of a few bytes of code, function by function. */
final class CraftedProgram {
  static final long TEXT = 0x401000;

  private final List<Symbol> symbols = new ArrayList<>();
  private final ByteBuffer code = ByteBuffer.allocate(1 << 16);
  private long entry = TEXT;

  /** Adds a function of these bytes, named by {@code name}. */
  CraftedProgram function(String name, int... bytes) {
    symbols.add(Symbol.local(name, TEXT + code.position(), TEXT + code.position() + bytes.length));
    return code(bytes);
  }

  /** Adds bytes that no symbol names. */
  CraftedProgram code(int... bytes) {
    for (int b : bytes) {
      code.put((byte) b);
    }
    return this;
  }

  CraftedProgram entry(long address) {
    entry = address;
    return this;
  }

  byte[] bytes() {
    byte[] text = new byte[code.position()];
    code.get(0, text);
    ByteBuffer version = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    version.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
    return new ElfFile(entry)
        .add(Section.loaded(".text", Section.Kind.TEXT, TEXT, text, 16))
        .add(Note.section(".note.portkit", AbiNote.OWNER, AbiNote.TYPE, version.array()))
        .addSymbols(symbols)
        .toByteArray();
  }

  ProgramImage image() {
    return ElfReader.read("crafted", ByteBuffer.wrap(bytes()));
  }

  Report validate() {
    return Validator.validate(image());
  }
}
