package portkit.metal.compiler.world;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The decoded code of a method; instructions are known by their index.
 *
 * @param size of the code in bytes, the usual measure of how large a method is
 */
public record Bytecode(
    List<Instruction> instructions,
    List<Integer> lines,
    Map<Label, Integer> labels,
    List<ExceptionCatch> handlers,
    int maxLocals,
    int size) {

  static Bytecode of(CodeModel model) {
    List<Instruction> instructions = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    Map<Label, Integer> labels = new HashMap<>();
    List<ExceptionCatch> handlers = new ArrayList<>();
    int line = 0;
    for (CodeElement e : model) {
      switch (e) {
        case LabelTarget l -> labels.put(l.label(), instructions.size());
        case LineNumber n -> line = n.line();
        case ExceptionCatch c -> handlers.add(c);
        case Instruction i -> {
          instructions.add(i);
          lines.add(line);
        }
        default -> {
          // Local variable names and the like: nothing to compile.
        }
      }
    }
    CodeAttribute attribute = (CodeAttribute) model;
    return new Bytecode(
        instructions, lines, labels, handlers, attribute.maxLocals(), attribute.codeLength());
  }

  /** The index of the instruction that a label stands for. */
  public int target(Label label) {
    return labels.get(label);
  }
}
