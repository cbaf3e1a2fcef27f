package portkit.metal.compiler.frontend;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.invoke.VarHandle.VarHandleDesc;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.UnaryOp;
import portkit.metal.compiler.world.Classes;

/**
 * Calls of VarHandles that were made at build time. They are no calls of methods that could be
 * found by name and type: each has the types of its operands (JVMS 2.9.3), which are converted to
 * those of the variable as {@link java.lang.invoke.MethodHandle#asType} has it.
 */
final class VarHandles {
  private final Cursor cursor;
  private final Classes classes;
  private final Values values;
  private final Memory memory;
  private final Variables variables;

  VarHandles(Cursor cursor, Values values, Memory memory, Variables variables) {
    this.cursor = cursor;
    this.values = values;
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
    VarHandle handle = handle(arguments.getFirst());
    MethodType given = classes.load(i.typeSymbol());
    MethodType taken = handle.accessModeType(mode);
    requireSupported(handle, mode, given, taken);
    List<Node> operands = new ArrayList<>();
    for (int p = 0; p < taken.parameterCount(); p++) {
      operands.add(convert(arguments.get(p + 1), given.parameterType(p), taken.parameterType(p)));
    }
    Variables.Variable variable = variable(handle, mode, operands);
    int coordinates = handle.coordinateTypes().size();
    boolean wanted = given.returnType() != void.class;
    return variables
        .access(mode, variable, operands.subList(coordinates, operands.size()), wanted)
        .filter(result -> wanted)
        .map(result -> convert(result, taken.returnType(), given.returnType()));
  }

  private VarHandle handle(Node node) {
    if (node.isObject() && node.object() instanceof VarHandle handle) {
      return handle;
    }
    throw cursor.violation(Rule.LANGUAGE, "a VarHandle that is not a constant");
  }

  /** What the JVM would throw at the call is an error of the build. */
  private void requireSupported(
      VarHandle handle, AccessMode mode, MethodType given, MethodType taken) {
    if (!handle.isAccessModeSupported(mode)) {
      throw cursor.violation(
          Rule.LANGUAGE,
          "VarHandle.%s of a variable of type %s that does not have it, or is final"
              .formatted(mode.methodName(), handle.varType().getTypeName()));
    }
    try {
      MethodHandles.empty(taken).asType(given);
    } catch (WrongMethodTypeException e) {
      throw cursor.violation(
          Rule.LANGUAGE,
          "VarHandle.%s used as %s, which is %s".formatted(mode.methodName(), given, taken));
    }
  }

  private Node convert(Node value, Class<?> from, Class<?> to) {
    if (from.isPrimitive() != to.isPrimitive()) {
      throw cursor.violation(
          Rule.BOXING,
          "a VarHandle's %s used as %s".formatted(from.getTypeName(), to.getTypeName()));
    }
    if (!to.isPrimitive()) {
      memory.cast(value, to);
      return value;
    }
    if (from == to || to == int.class || to == short.class) {
      return value; // an int holds all that is narrower
    }
    if (to == long.class) {
      return values.unary(UnaryOp.INT_TO_LONG, Kind.LONG, value);
    }
    throw cursor.violation(Rule.FLOATING_POINT, "a VarHandle's " + from + " used as " + to);
  }

  private Variables.Variable variable(VarHandle handle, AccessMode mode, List<Node> operands) {
    VarHandleDesc description =
        handle
            .describeConstable()
            .orElseThrow(
                () -> cursor.violation(Rule.LANGUAGE, "a VarHandle of neither fields nor arrays"));
    return switch (description.bootstrapMethod().methodName()) {
      case "fieldVarHandle" -> variables.field(field(description, mode), operands.getFirst());
      case "staticFieldVarHandle" -> variables.staticField(field(description, mode));
      case "arrayVarHandle" -> element(description, operands);
      default -> throw cursor.violation(Rule.LANGUAGE, "the variable of " + description);
    };
  }

  private Field field(VarHandleDesc handle, AccessMode mode) {
    Class<?> owner = classes.load((ClassDesc) handle.bootstrapArgs()[0]);
    Field field = cursor.world().fields().find(owner, handle.constantName());
    variables.markWritten(field, mode);
    return field;
  }

  private Variables.Variable element(VarHandleDesc handle, List<Node> operands) {
    Class<?> array = classes.load((ClassDesc) handle.bootstrapArgs()[0]);
    Variables.Variable element = variables.element(array, operands.get(0), operands.get(1));
    operands.stream()
        .skip(2)
        .filter(value -> value.kind() == Kind.REF)
        .forEach(value -> memory.checkElement(operands.getFirst(), value));
    return element;
  }
}
