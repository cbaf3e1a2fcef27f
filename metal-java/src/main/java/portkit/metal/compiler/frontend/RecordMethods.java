package portkit.metal.compiler.frontend;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.UnaryOp;

/**
 * equals and hashCode as the compiler makes them for records: the bootstrap of
 * java.lang.runtime.ObjectMethods names the record and its components' fields.
 */
final class RecordMethods {
  private static final int FACTOR = 31;

  private final Cursor cursor;
  private final Values values;
  private final Memory memory;
  private final Invocations invocations;

  RecordMethods(Cursor cursor, Values values, Memory memory, Invocations invocations) {
    this.cursor = cursor;
    this.values = values;
    this.memory = memory;
    this.invocations = invocations;
  }

  /** The result of the method that the instruction names. */
  Node call(InvokeDynamicInstruction d, List<Node> arguments) {
    Class<?> type = invocations.load((ClassDesc) d.bootstrapArgs().getFirst());
    List<Field> fields = fields(d, type);
    return switch (d.name().stringValue()) {
      case "hashCode" -> hash(fields, arguments.getFirst());
      case "equals" -> equal(type, fields, arguments.get(0), arguments.get(1));
      default -> cursor.append(new Forbidden(Rule.CONCATENATION, "toString of the record " + type));
    };
  }

  /** Behind the class and the names come handles of the getters, which read fields. */
  private List<Field> fields(InvokeDynamicInstruction d, Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Object argument : d.bootstrapArgs().subList(2, d.bootstrapArgs().size())) {
      String name = ((DirectMethodHandleDesc) argument).methodName();
      fields.add(cursor.world().fields().find(type, name));
    }
    return fields;
  }

  private Node hash(List<Field> fields, Node object) {
    Node sum = cursor.number(0);
    for (Field f : fields) {
      Node scaled = values.binary(BinaryOp.MUL, Kind.INT, sum, cursor.number(FACTOR));
      sum = values.binary(BinaryOp.ADD, Kind.INT, scaled, hashOf(f, memory.getField(f, object)));
    }
    return sum;
  }

  /** As the boxes' hashCode methods have it. */
  private Node hashOf(Field field, Node value) {
    if (value.kind() == Kind.LONG) {
      Node high = values.binary(BinaryOp.USHR, Kind.LONG, value, cursor.number(32));
      Node both = values.binary(BinaryOp.XOR, Kind.LONG, value, high);
      return values.unary(UnaryOp.LONG_TO_INT, Kind.INT, both);
    }
    if (value.kind() == Kind.REF) {
      return choose(
          value,
          cursor.nullReference(),
          () -> cursor.number(0),
          () -> invocations.callOf(Object.class, "hashCode()I", List.of(value)));
    }
    if (field.getType() == boolean.class) {
      return choose(
          value,
          cursor.number(0),
          () -> cursor.number(Boolean.hashCode(false)),
          () -> cursor.number(Boolean.hashCode(true)));
    }
    return value;
  }

  private Node equal(Class<?> type, List<Field> fields, Node a, Node b) {
    return choose(a, b, () -> cursor.number(1), () -> equalObjects(type, fields, a, b));
  }

  private Node equalObjects(Class<?> type, List<Field> fields, Node a, Node b) {
    return choose(
        memory.instanceOf(b, type),
        cursor.number(0),
        () -> cursor.number(0),
        () -> equalFields(fields, a, b));
  }

  private Node equalFields(List<Field> fields, Node a, Node b) {
    if (fields.isEmpty()) {
      return cursor.number(1);
    }
    Field first = fields.getFirst();
    Node x = memory.getField(first, a);
    Node y = memory.getField(first, b);
    Branch rest = () -> equalFields(fields.subList(1, fields.size()), a, b);
    return x.kind() == Kind.REF
        ? choose(equalReferences(x, y), cursor.number(0), () -> cursor.number(0), rest)
        : choose(x, y, rest, () -> cursor.number(0));
  }

  /** As Objects.equals. */
  private Node equalReferences(Node x, Node y) {
    return choose(
        x,
        y,
        () -> cursor.number(1),
        () ->
            choose(
                x,
                cursor.nullReference(),
                () -> cursor.number(0),
                () ->
                    invocations.callOf(
                        Object.class, "equals(Ljava/lang/Object;)Z", List.of(x, y))));
  }

  private interface Branch {
    Node value();
  }

  /** One value if the nodes are equal, else another. */
  private Node choose(Node x, Node y, Branch ifEqual, Branch otherwise) {
    Optional<Boolean> known = values.compare(Cond.E, x, y);
    if (known.isPresent()) {
      return known.get() ? ifEqual.value() : otherwise.value();
    }
    Block yes = new Block();
    Block no = new Block();
    Block join = new Block();
    cursor.branch(Cond.E, x, y, yes, no);
    List<Node> results = new ArrayList<>();
    value(yes, ifEqual, join, results);
    value(no, otherwise, join, results);
    if (join.preds().isEmpty()) {
      throw new BlockEnded();
    }
    cursor.moveTo(join);
    Phi phi = cursor.phi(join, Kind.INT);
    phi.inputs().addAll(results);
    return phi;
  }

  private void value(Block in, Branch branch, Block join, List<Node> results) {
    cursor.moveTo(in);
    try {
      results.add(branch.value());
      cursor.jump(join);
    } catch (BlockEnded e) {
      // This way never returns.
    }
  }
}
