package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.R11;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.metal.compiler.ir.Call;
import portkit.metal.compiler.ir.Intrinsic;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.world.Fields;
import portkit.metal.compiler.world.JavaMethod;

/** Calls. */
final class CallEmitter {
  /** The number, which goes on to RAX, and the arguments; the fourth in R10 (System V A.2.1). */
  private static final List<Reg> SYSCALL =
      List.of(RCX, RDI, Reg.RSI, Reg.RDX, Reg.R10, Reg.R8, Reg.R9);

  private final Emission emission;
  private final Assembler asm;

  CallEmitter(Emission emission) {
    this.emission = emission;
    asm = emission.asm;
  }

  /** Where an argument is when the function is entered. */
  static Location argument(int index) {
    int inRegisters = Registers.ARGUMENTS.size();
    return index < inRegisters
        ? new Location.InRegister(Registers.ARGUMENTS.get(index))
        : new Location.InCallerFrame(index - inRegisters);
  }

  /** How many arguments the operation passes on the stack. */
  static int stackArguments(Node call) {
    boolean byAddress =
        call instanceof IntrinsicCall i && i.intrinsic() == Intrinsic.CALL; // first the address
    int arguments = call.inputs().size() - (byAddress ? 1 : 0);
    boolean passes = byAddress || call instanceof Call;
    return passes ? Math.max(0, arguments - Registers.ARGUMENTS.size()) : 0;
  }

  void emit(Call call) {
    emission.moves.emit(arguments(call.inputs()));
    switch (call) {
      case Call.Direct d -> asm.call(emission.labels.of(d.target()));
      case Call.Virtual v -> {
        asm.mov(DWORD, RAX, Mem.at(RDI, Fields.CLASS_ID_OFFSET));
        asm.lea(QWORD, R11, Mem.rip(table(v)));
        asm.call(Mem.at(R11, RAX, Scale.X8, 0));
      }
    }
    finish(call);
  }

  /** Calls an address, which is the first operand. */
  void callAddress(IntrinsicCall call) {
    List<Move> moves = arguments(call.inputs().subList(1, call.inputs().size()));
    moves.add(move(call.input(0), new Location.InRegister(R11)));
    emission.moves.emit(moves);
    asm.call(R11);
    finish(call);
  }

  /** Brings operands to registers, all at once. */
  void place(List<Node> values, List<Reg> registers) {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      moves.add(move(values.get(i), new Location.InRegister(registers.get(i))));
    }
    emission.moves.emit(moves);
  }

  /** The number is the first operand; SYSCALL destroys RCX and R11. */
  void systemCall(IntrinsicCall n) {
    place(n.inputs(), SYSCALL);
    asm.mov(QWORD, RAX, RCX);
    asm.syscall();
    finish(n);
  }

  void finish(Node call) {
    if (call.kind() != Kind.VOID) {
      if (call.kind() == Kind.INT && call instanceof IntrinsicCall) {
        asm.mov(DWORD, RAX, RAX); // foreign code leaves the upper half undefined
      }
      emission.operands.finish(call, RAX);
    }
  }

  private List<Move> arguments(List<Node> arguments) {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Location to =
          argument(i) instanceof Location.InCallerFrame(int index)
              ? new Location.InOutgoing(index)
              : argument(i);
      moves.add(move(arguments.get(i), to));
    }
    return moves;
  }

  Move move(Node value, Location to) {
    return new Move(value, value.isAllocated() ? emission.operands.location(value) : null, to);
  }

  /** The method for each class that has objects. */
  private Label table(Call.Virtual call) {
    Map<Class<?>, JavaMethod> targets = call.targets();
    List<Label> table = new ArrayList<>();
    for (Class<?> c : emission.addresses.classes()) {
      JavaMethod target = targets.get(c);
      table.add(target == null ? emission.labels.panic() : emission.labels.of(target));
    }
    return emission.labels.table(table);
  }
}
