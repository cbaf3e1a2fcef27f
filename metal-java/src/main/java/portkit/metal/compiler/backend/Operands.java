package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.OptionalInt;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Rm;
import portkit.metal.asm.Scale;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.Const;
import portkit.metal.compiler.ir.ImageBoundary;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.world.Fields;
import portkit.metal.compiler.world.JavaMethod;

/**
 * The values of the instruction being emitted, as operands. An int is kept zero-extended to 64
 * bits, in registers and slots, so that it can index memory as it is.
 */
final class Operands {
  private final Assembler asm;
  private final Allocation allocation;
  private final Frame frame;
  private final Addresses addresses;
  private final Labels labels;
  private int position;

  Operands(Assembler asm, Allocation allocation, Frame frame, Addresses addresses, Labels labels) {
    this.asm = asm;
    this.allocation = allocation;
    this.frame = frame;
    this.addresses = addresses;
    this.labels = labels;
  }

  /** Says which instruction is emitted. */
  void moveTo(int instruction) {
    position = instruction;
  }

  static Width width(Node n) {
    return n.kind().isWide() ? QWORD : DWORD;
  }

  /** Where an operand is. */
  Location location(Node n) {
    return allocation.at(n, position);
  }

  /** Whether the constant is known only when the code is assembled. */
  private static boolean isLabel(Const c) {
    return switch (c.literal()) {
      case Literal.Function f -> true;
      case Literal.Exported e -> true;
      case Literal.Boundary b -> true;
      default -> false;
    };
  }

  private Label label(Const c) {
    return switch (c.literal()) {
      case Literal.Function(JavaMethod method) -> labels.of(method);
      case Literal.Exported(String symbol) -> labels.export(symbol);
      case Literal.Boundary(ImageBoundary boundary) -> labels.boundary(boundary);
      default -> throw new IllegalArgumentException("not a label: " + c.literal());
    };
  }

  /** The number that stands for a constant in the machine, unless it is a label. */
  private long bits(Const c) {
    return switch (c.literal()) {
      case Literal.Num(long value) -> c.kind() == Kind.INT ? value & 0xffffffffL : value;
      case Literal.Obj(Object o) -> o == null ? 0 : addresses.of(o);
      case Literal.ClassId(Class<?> type) -> addresses.classId(type);
      case Literal.StaticField(var field) -> addresses.of(field);
      case Literal.StaticMemory(Object owner) -> addresses.ofStaticMemory(owner);
      default -> throw new IllegalArgumentException("not a number: " + c.literal());
    };
  }

  /** The constant as an immediate that stands for all its bits when sign-extended, if it can. */
  OptionalInt immediate(Node n) {
    if (!(n instanceof Const c) || isLabel(c)) {
      return OptionalInt.empty();
    }
    long bits = bits(c);
    if (c.kind() == Kind.INT) {
      return OptionalInt.of((int) bits);
    }
    return bits == (int) bits ? OptionalInt.of((int) bits) : OptionalInt.empty();
  }

  /** A register that holds the operand: its own, or the scratch register, which is then loaded. */
  Reg use(Node n, Reg scratch) {
    if (!(n instanceof Const) && location(n) instanceof Location.InRegister(Reg r)) {
      return r;
    }
    load(scratch, n);
    return scratch;
  }

  /** Copies the operand to a register. */
  void load(Reg dst, Node n) {
    if (n instanceof Const c) {
      load(dst, c);
      return;
    }
    switch (location(n)) {
      case Location.InRegister(Reg r) -> {
        if (r != dst) {
          asm.mov(width(n), dst, r);
        }
      }
      case Location memory -> asm.mov(QWORD, dst, frame.memory(memory));
    }
  }

  /** Leaves the flags alone. */
  void load(Reg dst, Const c) {
    if (isLabel(c)) {
      asm.lea(QWORD, dst, Mem.rip(label(c)));
    } else {
      asm.set(dst, bits(c));
    }
  }

  /** The operand where it is; a constant goes to the scratch register. */
  Rm rm(Node n, Reg scratch) {
    if (!(n instanceof Const)) {
      return switch (location(n)) {
        case Location.InRegister(Reg r) -> r;
        case Location memory -> frame.memory(memory);
      };
    }
    load(scratch, n);
    return scratch;
  }

  /** {@code dst = dst op n}. */
  void alu(Alu op, Width width, Reg dst, Node n, Reg scratch) {
    OptionalInt immediate = immediate(n);
    if (immediate.isPresent()) {
      asm.alu(op, width, dst, immediate.getAsInt());
      return;
    }
    switch (rm(n, scratch)) {
      case Reg r -> asm.alu(op, width, dst, r);
      case Mem m -> asm.alu(op, width, dst, m);
    }
  }

  /** Whether this register holds the operand, and not only a copy of it. */
  boolean isIn(Node n, Reg reg) {
    return !(n instanceof Const) && location(n).equals(new Location.InRegister(reg));
  }

  /** The register to compute the result in: its own, or RAX if it is in memory. */
  Reg target(Node n) {
    return allocation.atDefinition(n) instanceof Location.InRegister(Reg r) ? r : RAX;
  }

  /** Puts the result, which is in the register given, where it belongs. */
  void finish(Node n, Reg from) {
    switch (allocation.atDefinition(n)) {
      case Location.InRegister(Reg r) -> {
        if (r != from) {
          asm.mov(width(n), r, from);
        }
      }
      case Location memory -> asm.mov(QWORD, frame.memory(memory), from);
    }
    allocation.spilledAtDefinition(n).ifPresent(slot -> asm.mov(QWORD, frame.memory(slot), from));
  }

  /** Memory at base + displacement, the base perhaps constant. */
  Mem memory(Node base, int displacement, Reg scratch) {
    if (base instanceof Const c && !isLabel(c)) {
      long address = bits(c) + displacement;
      if (address == (int) address) {
        return Mem.absolute(address);
      }
    }
    return Mem.at(use(base, scratch), displacement);
  }

  /** An element of an array. */
  Mem element(Node array, Node index, Storage storage, Reg arrayScratch, Reg indexScratch) {
    Scale scale = Scale.of(storage.size());
    if (index.isNumber()) {
      long displacement = Fields.HEADER + index.number() * storage.size();
      if (displacement == (int) displacement) {
        return memory(array, (int) displacement, arrayScratch);
      }
    }
    if (array instanceof Const c) {
      return Mem.indexed(use(index, indexScratch), scale, bits(c) + Fields.HEADER);
    }
    return Mem.at(use(array, arrayScratch), use(index, indexScratch), scale, Fields.HEADER);
  }
}
