package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.InstanceOf;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.world.Fields;
import portkit.metal.compiler.world.World;

/** Checks that trap, and tests of an object's class. */
final class CheckEmitter {
  private final Emission emission;
  private final Assembler asm;
  private final Operands operands;

  CheckEmitter(Emission emission) {
    this.emission = emission;
    asm = emission.asm;
    operands = emission.operands;
  }

  void emit(Check check) {
    switch (check) {
      case Check.Null n -> nonZero(n);
      case Check.Divisor d -> nonZero(d);
      case Check.Bounds b -> bounds(b);
      case Check.Cast c -> cast(c);
      case Check.Element e -> element(e);
    }
  }

  private void nonZero(Check check) {
    Node n = check.input(0);
    switch (operands.rm(n, RAX)) {
      case Reg r -> asm.test(Operands.width(n), r, r);
      case Mem m -> asm.cmp(Operands.width(n), m, 0);
    }
    trapIf(Cond.E, check);
  }

  private void trapIf(Cond cond, Check check) {
    emission.trapIf(cond, check.exception(), check.site());
  }

  /** An index below zero is, as an unsigned number, above any length. */
  private void bounds(Check.Bounds check) {
    Node index = check.input(0);
    Mem length = operands.memory(check.input(1), Fields.LENGTH_OFFSET, RCX);
    if (check.input(1).isObject()) {
      int constant = World.length(check.input(1).object());
      asm.cmp(DWORD, operands.rm(index, RAX), constant);
      trapIf(Cond.AE, check);
    } else if (index.isNumber()) {
      asm.cmp(DWORD, length, index.number());
      trapIf(Cond.BE, check);
    } else {
      asm.alu(Alu.CMP, DWORD, operands.use(index, RAX), length);
      trapIf(Cond.AE, check);
    }
  }

  private void cast(Check.Cast check) {
    Label ok = new Label("ok");
    Reg object = operands.use(check.input(0), RCX);
    asm.test(QWORD, object, object);
    asm.jcc(Cond.E, ok);
    trapIf(testClass(object, check.type()).negate(), check);
    asm.bind(ok);
  }

  void emit(InstanceOf n) {
    Label end = new Label("end");
    Reg object = operands.use(n.input(0), RCX);
    asm.test(QWORD, object, object);
    asm.set(RAX, 0); // leaves the flags alone
    asm.jcc(Cond.E, end);
    Cond is = testClass(object, n.type());
    asm.set(RAX, 0);
    asm.setcc(is, RAX);
    asm.bind(end);
    operands.finish(n, RAX);
  }

  /** Compares the class of an object; uses RAX and RDX. */
  private Cond testClass(Reg object, Class<?> type) {
    List<Class<?>> classes = emission.addresses.classes();
    List<Boolean> is = new ArrayList<>();
    classes.forEach(c -> is.add(type.isAssignableFrom(c)));
    Mem id = Mem.at(object, Fields.CLASS_ID_OFFSET);
    if (is.stream().filter(b -> b).count() == 1) {
      asm.cmp(DWORD, id, is.indexOf(true));
      return Cond.E;
    }
    asm.mov(DWORD, RAX, id);
    asm.lea(QWORD, RDX, Mem.rip(emission.labels.flags(is)));
    asm.cmp(BYTE, Mem.at(RDX, RAX, Scale.X1, 0), 0);
    return Cond.NE;
  }

  /** One flag for each pair of array class and element class. */
  private void element(Check.Element check) {
    Label ok = new Label("ok");
    List<Class<?>> classes = emission.addresses.classes();
    Reg value = operands.use(check.input(1), RCX);
    asm.test(QWORD, value, value);
    asm.jcc(Cond.E, ok);
    List<Boolean> fits = new ArrayList<>();
    for (Class<?> array : classes) {
      for (Class<?> element : classes) {
        fits.add(array.isArray() && array.componentType().isAssignableFrom(element));
      }
    }
    asm.mov(DWORD, RDX, Mem.at(value, Fields.CLASS_ID_OFFSET));
    Reg array = operands.use(check.input(0), RAX);
    asm.imul(DWORD, RAX, Mem.at(array, Fields.CLASS_ID_OFFSET), classes.size());
    asm.add(DWORD, RAX, RDX);
    asm.lea(QWORD, RDX, Mem.rip(emission.labels.flags(fits)));
    asm.cmp(BYTE, Mem.at(RDX, RAX, Scale.X1, 0), 0);
    trapIf(Cond.E, check);
    asm.bind(ok);
  }
}
