package portkit.metal.compiler.frontend;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.Optional;
import portkit.metal.compiler.world.Bytecode;
import portkit.metal.compiler.world.Classes;

/**
 * Recognises {@code throw new X(...)}: a straight line that ends in athrow. It becomes a trap, and
 * what computes the exception's message is not compiled.
 */
final class Throws {
  private Throws() {}

  /** The exception's class, and its message if that is a literal, thrown by the line from here. */
  static Optional<String> thrownFrom(int index, Bytecode code, FlowGraph flow, Classes classes) {
    String exception = null;
    String message = "";
    for (int i = index; i < code.instructions().size(); i++) {
      Instruction instruction = code.instructions().get(i);
      switch (instruction) {
        case ThrowInstruction t -> {
          return Optional.ofNullable(message.isEmpty() ? exception : exception + ": " + message);
        }
        case NewObjectInstruction n -> {
          if (exception != null) {
            continue;
          }
          Class<?> type = classes.load(n.className().asSymbol());
          if (!Throwable.class.isAssignableFrom(type)) {
            return Optional.empty();
          }
          exception = type.getName();
        }
        case StoreInstruction s -> {
          return Optional.empty(); // it is thrown later: what comes before that has to happen
        }
        case FieldInstruction f when isWrite(f) -> {
          return Optional.empty();
        }
        case ConstantInstruction c when c.constantValue() instanceof String s ->
            message = message.isEmpty() ? s : message;
        default -> {
          if (flow.jumpTargets(i).isPresent()) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isWrite(FieldInstruction f) {
    return f.opcode() == Opcode.PUTFIELD || f.opcode() == Opcode.PUTSTATIC;
  }
}
