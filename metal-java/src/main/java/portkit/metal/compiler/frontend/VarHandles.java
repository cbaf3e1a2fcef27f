package portkit.metal.compiler.frontend;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.invoke.VarHandle.VarHandleDesc;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.world.Classes;

/**
 * Calls of VarHandles that were made at build time. They are no calls of methods that could be
 * found by name and type: each has the types of its operands (JVMS 2.9.3).
 */
final class VarHandles {
  private final Cursor cursor;
  private final Classes classes;
  private final Memory memory;
  private final Variables variables;

  VarHandles(Cursor cursor, Memory memory, Variables variables) {
    this.cursor = cursor;
    this.memory = memory;
    this.variables = variables;
    classes = cursor.world().classes();
  }

  /** Whether the instruction accesses a variable through a handle. */
  static boolean isAccess(InvokeInstruction i) {
    return i.owner().asSymbol().equals(ConstantDescs.CD_VarHandle)
        && List.of(AccessMode.values()).stream()
            .anyMatch(m -> m.methodName().equals(i.name().stringValue()));
  }

  /** The access; the handle is the first argument. */
  Optional<Node> access(InvokeInstruction i, List<Node> arguments) {
    AccessMode mode = AccessMode.valueFromMethodName(i.name().stringValue());
    MethodTypeDesc type = i.typeSymbol();
    VarHandleDesc handle = handle(arguments.getFirst());
    List<Node> rest = arguments.subList(1, arguments.size());
    Optional<Node> result =
        switch (handle.bootstrapMethod().methodName()) {
          case "fieldVarHandle" -> {
            Field field = field(handle, mode);
            Variables.Variable v = variables.field(field, rest.getFirst());
            yield variables.access(mode, v, type, rest.subList(1, rest.size()));
          }
          case "staticFieldVarHandle" -> {
            Variables.Variable v = variables.staticField(field(handle, mode));
            yield variables.access(mode, v, type, rest);
          }
          case "arrayVarHandle" -> {
            Class<?> array = classes.load((ClassDesc) handle.bootstrapArgs()[0]);
            Variables.Variable v = variables.element(array, rest.get(0), rest.get(1));
            rest.stream()
                .skip(2)
                .filter(value -> value.kind() == Kind.REF)
                .forEach(value -> memory.checkElement(rest.getFirst(), value));
            yield variables.access(mode, v, type, rest.subList(2, rest.size()));
          }
          default -> throw cursor.violation(Rule.LANGUAGE, "the variable of " + handle);
        };
    result.filter(r -> r.kind() == Kind.REF).ifPresent(r -> cast(r, type.returnType()));
    return result;
  }

  private void cast(Node result, ClassDesc type) {
    if (type.isClassOrInterface() || type.isArray()) {
      memory.cast(result, classes.load(type));
    }
  }

  private VarHandleDesc handle(Node node) {
    if (node.isObject() && node.object() instanceof VarHandle handle) {
      return handle
          .describeConstable()
          .orElseThrow(
              () -> cursor.violation(Rule.LANGUAGE, "a VarHandle of neither fields nor arrays"));
    }
    throw cursor.violation(Rule.LANGUAGE, "a VarHandle that is not a constant");
  }

  private Field field(VarHandleDesc handle, AccessMode mode) {
    Class<?> owner = classes.load((ClassDesc) handle.bootstrapArgs()[0]);
    Field field = cursor.world().fields().find(owner, handle.constantName());
    variables.markWritten(field, mode);
    return field;
  }
}
