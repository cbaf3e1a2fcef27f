package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.AddressOf;
import portkit.metal.compiler.ir.ArrayFill;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.ClassIdOf;
import portkit.metal.compiler.ir.ClassOf;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.Store;
import portkit.metal.compiler.world.Fields;

/** Loads and stores. */
final class MemoryEmitter {
  private final Emission emission;
  private final Assembler asm;
  private final Operands operands;

  MemoryEmitter(Emission emission) {
    this.emission = emission;
    asm = emission.asm;
    operands = emission.operands;
  }

  void emit(Load n) {
    load(n, n.storage(), operands.memory(n.input(0), n.displacement(), RCX));
  }

  void emit(ArrayLength n) {
    load(n, Storage.INT, operands.memory(n.input(0), Fields.LENGTH_OFFSET, RCX));
  }

  void emit(ClassIdOf n) {
    load(n, Storage.INT, operands.memory(n.input(0), Fields.CLASS_ID_OFFSET, RCX));
  }

  /** A table has the object of each class that the code can meet here. */
  void emit(ClassOf n) {
    List<Class<?>> possible = n.classes();
    List<Label> table = new ArrayList<>();
    for (Class<?> c : emission.addresses.classes()) {
      long address = possible.contains(c) ? emission.addresses.of((Object) c) : 0;
      table.add(emission.labels.object(address));
    }
    asm.mov(DWORD, RAX, operands.memory(n.input(0), Fields.CLASS_ID_OFFSET, RCX));
    asm.lea(QWORD, RDX, Mem.rip(emission.labels.table(table)));
    Reg dst = operands.target(n);
    asm.mov(QWORD, dst, Mem.at(RDX, RAX, Scale.X8, 0));
    operands.finish(n, dst);
  }

  void emit(ArrayLoad n) {
    load(n, n.storage(), operands.element(n.input(0), n.input(1), n.storage(), RCX, RDX));
  }

  void emit(AddressOf n) {
    Reg dst = operands.target(n);
    operands.load(dst, n.input(0));
    operands.finish(n, dst);
  }

  private void load(Node n, Storage storage, Mem memory) {
    Reg dst = operands.target(n);
    switch (storage) {
      case BOOLEAN -> asm.movzxByte(DWORD, dst, memory);
      case BYTE -> asm.movsxByte(DWORD, dst, memory);
      case CHAR -> asm.movzxWord(DWORD, dst, memory);
      case SHORT -> asm.movsxWord(DWORD, dst, memory);
      case INT -> asm.mov(DWORD, dst, memory);
      case LONG, REF -> asm.mov(QWORD, dst, memory);
      case FLOAT, DOUBLE -> throw new IllegalStateException("floating point");
    }
    operands.finish(n, dst);
  }

  void emit(Store n) {
    store(n.storage(), operands.memory(n.input(0), n.displacement(), RCX), n.value());
  }

  void emit(ArrayStore n) {
    Mem memory = operands.element(n.input(0), n.input(1), n.storage(), RCX, RDX);
    store(n.storage(), memory, n.input(2));
  }

  /** STOS counts RCX down and RDI up and stores RAX; values live in RDI, so RDX keeps it. */
  void emit(ArrayFill n) {
    asm.lea(QWORD, RAX, operands.element(n.input(0), n.input(1), n.storage(), RCX, RDX));
    operands.load(RCX, n.input(2));
    operands.alu(Alu.SUB, DWORD, RCX, n.input(1), RDX);
    asm.mov(QWORD, RDX, RDI);
    asm.mov(QWORD, RDI, RAX);
    if (operands.isIn(n.input(3), RDI)) {
      asm.mov(QWORD, RAX, RDX);
    } else {
      operands.load(RAX, n.input(3));
    }
    asm.repStos(width(n.storage()));
    asm.mov(QWORD, RDI, RDX);
  }

  /** How wide the memory is. */
  static Width width(Storage storage) {
    return switch (storage) {
      case BOOLEAN, BYTE -> Width.BYTE;
      case CHAR, SHORT -> Width.WORD;
      case INT -> DWORD;
      case LONG, REF -> QWORD;
      case FLOAT, DOUBLE -> throw new IllegalStateException("floating point");
    };
  }

  private void store(Storage storage, Mem memory, Node value) {
    Width width = width(storage);
    OptionalInt immediate = operands.immediate(value);
    if (immediate.isPresent()) {
      asm.mov(width, memory, truncate(width, immediate.getAsInt()));
    } else {
      asm.mov(width, memory, operands.use(value, RAX));
    }
  }

  /** The number as an immediate operand of this width. */
  static int truncate(Width width, int value) {
    return switch (width) {
      case BYTE -> (byte) value;
      case WORD -> (short) value;
      case DWORD, QWORD -> value;
    };
  }
}
