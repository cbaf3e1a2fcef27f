package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A compiler with one rule wrong: instructions of one of its methods are others in a copy of its
 * class file.
 *
 * @param rule what this compiler does wrong
 * @param owner the class, below the compiler's package
 * @param replaces which instructions of the method are replaced
 * @param by puts others in their place
 */
record Mutant(
    String rule,
    String owner,
    String method,
    Predicate<Instruction> replaces,
    BiConsumer<CodeBuilder, Instruction> by) {

  /** One constant of an enum for another. */
  static Mutant constant(String rule, String owner, String method, String name, String other) {
    return new Mutant(
        rule,
        owner,
        method,
        i ->
            i instanceof FieldInstruction f
                && f.opcode() == Opcode.GETSTATIC
                && f.name().equalsString(name),
        (code, i) -> {
          FieldInstruction f = (FieldInstruction) i;
          code.getstatic(f.owner().asSymbol(), other, f.typeSymbol());
        });
  }

  /** A call of one method for that of another with the same type. */
  static Mutant call(String rule, String owner, String method, String name, String other) {
    return new Mutant(
        rule,
        owner,
        method,
        i -> calls(i, name),
        (code, i) -> {
          InvokeInstruction c = (InvokeInstruction) i;
          code.invoke(c.opcode(), c.owner().asSymbol(), other, c.typeSymbol(), c.isInterface());
        });
  }

  static boolean calls(Instruction i, String name) {
    return i instanceof InvokeInstruction c && c.name().equalsString(name);
  }

  static boolean pushes(Instruction i, Object value) {
    return i instanceof ConstantInstruction c && c.constantValue().equals(value);
  }

  /** Writes the class file below a folder of a class path; fails if there is nothing to replace. */
  void writeTo(Path folder) throws IOException {
    String path = "portkit/metal/compiler/" + owner + ".class";
    byte[] original;
    try (InputStream in = Mutant.class.getClassLoader().getResourceAsStream(path)) {
      original = in.readAllBytes();
    }
    int[] replaced = {0};
    byte[] changed =
        ClassFile.of()
            .transformClass(
                ClassFile.of().parse(original),
                ClassTransform.transformingMethodBodies(
                    m -> m.methodName().equalsString(method),
                    (code, element) -> replaced[0] += replace(code, element)));
    assertTrue(replaced[0] > 0, () -> owner + "." + method + " has changed: adapt the mutant");
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, changed);
  }

  private int replace(CodeBuilder code, CodeElement element) {
    if (element instanceof Instruction i && replaces.test(i)) {
      by.accept(code, i);
      return 1;
    }
    code.with(element);
    return 0;
  }

  @Override
  public String toString() {
    return rule;
  }
}
