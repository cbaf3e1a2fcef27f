package portkit.metal.compiler.frontend;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.UnaryOp;
import portkit.metal.compiler.world.World;

/** The meaning of each bytecode instruction (JVMS 6.5), in terms of the frame and the graph. */
final class InstructionParser {
  private final Cursor cursor;
  private final World world;
  private final MethodParser method;
  private final Values values;
  private final Memory memory;
  private final Invocations invocations;

  InstructionParser(Cursor cursor, MethodParser method) {
    this.cursor = cursor;
    this.method = method;
    world = cursor.world();
    values = new Values(cursor);
    memory = new Memory(cursor, values);
    invocations = new Invocations(cursor, values, memory, method);
  }

  private FrameState frame() {
    return method.frame();
  }

  private int target(Label label) {
    return method.code().target(label);
  }

  void parse(Instruction instruction, int index) {
    switch (instruction) {
      case LoadInstruction l -> frame().push(frame().local(l.slot()));
      case StoreInstruction s -> frame().store(s.slot(), frame().pop());
      case IncrementInstruction n ->
          frame()
              .local(
                  n.slot(),
                  values.binary(
                      BinaryOp.ADD,
                      Kind.INT,
                      frame().local(n.slot()),
                      cursor.number(n.constant())));
      case ConstantInstruction c -> frame().push(constant(c.constantValue()));
      case OperatorInstruction o -> operator(o.opcode());
      case ConvertInstruction c -> convert(c.opcode());
      case StackInstruction s -> StackOperations.apply(s.opcode(), frame());
      case ArrayLoadInstruction a -> {
        Node i = frame().pop();
        Node array = frame().pop();
        frame().push(element(a.typeKind(), array, i));
      }
      case ArrayStoreInstruction a -> {
        Node value = frame().pop();
        Node i = frame().pop();
        Node array = frame().pop();
        if (!isFloatingPoint(a.typeKind())) { // else the value was reported where it comes from
          memory.arrayStore(elementStorage(a.typeKind()), array, i, value);
        }
      }
      case BranchInstruction b -> branch(b, index);
      case TableSwitchInstruction s -> switchOn(s.cases(), target(s.defaultTarget()));
      case LookupSwitchInstruction s -> switchOn(s.cases(), target(s.defaultTarget()));
      case FieldInstruction f -> field(f);
      case InvokeInstruction i -> invocations.invoke(i);
      case InvokeDynamicInstruction d -> invocations.invokeDynamic(d);
      case NewObjectInstruction n -> newObject(n, index);
      case NewPrimitiveArrayInstruction n -> newArray(n.typeKind().upperBound().displayName(), 1);
      case NewReferenceArrayInstruction n ->
          newArray(n.componentType().asSymbol().displayName(), 1);
      case NewMultiArrayInstruction n ->
          newArray(n.arrayType().asSymbol().displayName(), n.dimensions());
      case TypeCheckInstruction t -> typeCheck(t);
      case MonitorInstruction m -> {
        Node unused = frame().pop();
        if (m.opcode() == Opcode.MONITORENTER) {
          Forbidden _ = cursor.report(Kind.REF, Rule.MONITOR, "synchronized block");
        }
      }
      case ThrowInstruction t -> throwException();
      case ReturnInstruction r -> method.returns();
      case NopInstruction n -> {
        // does what it says
      }
      default -> throw cursor.violation(Rule.LANGUAGE, "bytecode " + instruction.opcode());
    }
  }

  private static boolean isFloatingPoint(TypeKind kind) {
    return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
  }

  private Node element(TypeKind kind, Node array, Node index) {
    if (isFloatingPoint(kind)) {
      String type = kind.upperBound().displayName();
      return cursor.report(widthOf(type), Rule.FLOATING_POINT, "an element of type " + type);
    }
    return memory.arrayLoad(elementStorage(kind), array, index);
  }

  /** What takes as many slots as this floating-point type. */
  private static Kind widthOf(String type) {
    return type.equals("float") ? Kind.INT : Kind.LONG;
  }

  private static Storage elementStorage(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN, BYTE -> Storage.BYTE;
      case CHAR -> Storage.CHAR;
      case SHORT -> Storage.SHORT;
      case INT -> Storage.INT;
      case LONG -> Storage.LONG;
      case REFERENCE -> Storage.REF;
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  private Node constant(ConstantDesc value) {
    return switch (value) {
      case Integer i -> cursor.number(i);
      case Long l -> cursor.number(Kind.LONG, l);
      case String s -> cursor.object(s.intern());
      case DynamicConstantDesc<?> d when d.equals(ConstantDescs.NULL) -> cursor.nullReference();
      case Float f -> cursor.report(Kind.INT, Rule.FLOATING_POINT, "the constant " + f);
      case Double d -> cursor.report(Kind.LONG, Rule.FLOATING_POINT, "the constant " + d);
      case ClassDesc c -> cursor.object(invocations.load(c));
      default -> throw cursor.violation(Rule.LANGUAGE, "the constant " + value);
    };
  }

  private void operator(Opcode op) {
    FrameState f = frame();
    if (op == Opcode.ARRAYLENGTH) {
      f.push(memory.arrayLength(f.pop()));
      return;
    }
    String name = op.name();
    if (name.startsWith("F") || name.startsWith("D")) {
      floatingPoint(op);
      return;
    }
    Kind kind = name.startsWith("I") ? Kind.INT : Kind.LONG;
    if (op == Opcode.INEG || op == Opcode.LNEG) {
      f.push(values.unary(UnaryOp.NEG, kind, f.pop()));
      return;
    }
    Node b = f.pop();
    Node a = f.pop();
    if (op == Opcode.LCMP) {
      f.push(values.binary(BinaryOp.COMPARE, Kind.INT, a, b));
    } else {
      f.push(values.binary(BinaryOp.valueOf(name.substring(1)), kind, a, b));
    }
  }

  /** What such an operation takes was reported where it comes from. */
  private void floatingPoint(Opcode op) {
    FrameState f = frame();
    Kind kind = f.pop().kind();
    if (op != Opcode.FNEG && op != Opcode.DNEG) {
      kind = f.pop().kind();
    }
    boolean compares = op.name().contains("CMP");
    f.push(floatingPoint(compares ? Kind.INT : kind));
  }

  /** Stands for a value that was computed from what was reported. */
  private Node floatingPoint(Kind kind) {
    return cursor.append(new Forbidden(kind, Rule.FLOATING_POINT, "floating point").asReported());
  }

  private void convert(Opcode op) {
    FrameState f = frame();
    Node from = f.pop();
    f.push(
        switch (op) {
          case I2L -> values.unary(UnaryOp.INT_TO_LONG, Kind.LONG, from);
          case L2I -> values.unary(UnaryOp.LONG_TO_INT, Kind.INT, from);
          case I2B -> values.unary(UnaryOp.INT_TO_BYTE, Kind.INT, from);
          case I2C -> values.unary(UnaryOp.INT_TO_CHAR, Kind.INT, from);
          case I2S -> values.unary(UnaryOp.INT_TO_SHORT, Kind.INT, from);
          case I2F, L2F -> cursor.report(Kind.INT, Rule.FLOATING_POINT, "the conversion " + op);
          case I2D, L2D -> cursor.report(Kind.LONG, Rule.FLOATING_POINT, "the conversion " + op);
          case D2F, D2I, F2I -> floatingPoint(Kind.INT);
          case F2D, F2L, D2L -> floatingPoint(Kind.LONG);
          default -> throw new IllegalArgumentException(op.toString());
        });
  }

  private void branch(BranchInstruction b, int index) {
    Opcode op = b.opcode();
    int target = target(b.target());
    if (op == Opcode.GOTO || op == Opcode.GOTO_W) {
      method.jump(target);
      return;
    }
    boolean two = op.name().startsWith("IF_");
    boolean againstNull = op == Opcode.IFNULL || op == Opcode.IFNONNULL;
    Node y = two ? frame().pop() : againstNull ? cursor.nullReference() : cursor.number(0);
    compareAndBranch(condition(op), frame().pop(), y, target, index + 1);
  }

  private static Cond condition(Opcode op) {
    return switch (op) {
      case IFEQ, IF_ICMPEQ, IF_ACMPEQ, IFNULL -> Cond.E;
      case IFNE, IF_ICMPNE, IF_ACMPNE, IFNONNULL -> Cond.NE;
      case IFLT, IF_ICMPLT -> Cond.L;
      case IFGE, IF_ICMPGE -> Cond.GE;
      case IFGT, IF_ICMPGT -> Cond.G;
      case IFLE, IF_ICMPLE -> Cond.LE;
      default -> throw new IllegalArgumentException(op.toString());
    };
  }

  private void compareAndBranch(Cond cond, Node a, Node b, int yes, int no) {
    if (a instanceof Binary c && c.op() == BinaryOp.COMPARE && b.isNumber(0)) {
      compareAndBranch(cond, c.input(0), c.input(1), yes, no); // two longs, without the lcmp
      return;
    }
    Optional<Boolean> known = values.compare(cond, a, b);
    if (known.isPresent()) {
      method.jump(known.get() ? yes : no);
    } else if (a.isNumber() || a.isNull()) {
      method.branch(cond.swap(), b, a, yes, no);
    } else {
      method.branch(cond, a, b, yes, no);
    }
  }

  private void switchOn(List<SwitchCase> cases, int otherwise) {
    Node value = frame().pop();
    TreeMap<Integer, Integer> leaders = new TreeMap<>();
    for (SwitchCase c : cases) {
      if (target(c.target()) != otherwise) {
        leaders.put(c.caseValue(), target(c.target()));
      }
    }
    if (value.isNumber()) {
      method.jump(leaders.getOrDefault((int) value.number(), otherwise));
    } else if (leaders.isEmpty()) {
      method.jump(otherwise);
    } else {
      method.branch(value, leaders, otherwise);
    }
  }

  private void field(FieldInstruction f) {
    Class<?> owner = invocations.load(f.owner().asSymbol());
    Field field = world.fields().find(owner, f.name().stringValue());
    switch (f.opcode()) {
      case GETSTATIC -> frame().push(memory.getStatic(field));
      case GETFIELD -> frame().push(memory.getField(field, frame().pop()));
      case PUTSTATIC -> memory.putStatic(field, frame().pop());
      case PUTFIELD -> {
        Node value = frame().pop();
        memory.putField(field, frame().pop(), value);
      }
      default -> throw new IllegalArgumentException(f.opcode().toString());
    }
  }

  private void newObject(NewObjectInstruction n, int index) {
    Optional<String> thrown =
        Throws.thrownFrom(index, method.code(), method.flow(), world.classes());
    if (thrown.isPresent()) {
      throw cursor.trap(thrown.get());
    }
    Class<?> type = world.classes().load(n.className().asSymbol());
    frame()
        .push(
            Throwable.class.isAssignableFrom(type)
                ? cursor.append(new Forbidden(Rule.ALLOCATION, type.getName()))
                : cursor.report(Kind.REF, Rule.ALLOCATION, "new " + type.getName()));
  }

  private void newArray(String type, int dimensions) {
    List<Node> unused = frame().pop(dimensions);
    frame().push(cursor.report(Kind.REF, Rule.ALLOCATION, "new array of " + type));
  }

  private void typeCheck(TypeCheckInstruction t) {
    Class<?> type = invocations.load(t.type().asSymbol());
    if (t.opcode() == Opcode.INSTANCEOF) {
      frame().push(memory.instanceOf(frame().pop(), type));
      return;
    }
    memory.cast(frame().peek(), type);
  }

  private void throwException() {
    Node exception = frame().pop();
    if (exception instanceof Forbidden f) {
      throw cursor.trap(f.what());
    }
    if (exception.isObject() && !exception.isNull()) {
      throw cursor.trap(exception.object().getClass().getName());
    }
    throw cursor.violation(Rule.LANGUAGE, "throw of a computed exception object");
  }
}
