package portkit.metal.compiler.frontend;

import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.Access;
import portkit.metal.compiler.ir.AddressOf;
import portkit.metal.compiler.ir.AtomicUpdate;
import portkit.metal.compiler.ir.AtomicUpdate.Operation;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.RefType;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.Store;
import portkit.metal.compiler.ir.UnaryOp;
import portkit.metal.compiler.world.Fields;

/**
 * Reads, writes and updates of variables in the modes of {@link java.lang.invoke.VarHandle}. Weaker
 * modes become stronger ones where x86 orders accesses anyway: opaque and plain ones are acquire or
 * release, and every update is a full fence.
 */
final class Variables {
  /**
   * A field or an array element.
   *
   * @param base its object, or its address
   * @param displacement bytes behind the base
   * @param type as declared
   */
  record Variable(Storage storage, Node base, int displacement, Class<?> type) {}

  private final Cursor cursor;
  private final Values values;
  private final Memory memory;

  Variables(Cursor cursor, Values values, Memory memory) {
    this.cursor = cursor;
    this.values = values;
    this.memory = memory;
  }

  /** A field of an object, which must not be null. */
  Variable field(Field field, Node object) {
    values.nonNull(object);
    memory.cast(object, field.getDeclaringClass());
    return variable(field, object, cursor.world().fields().offset(field));
  }

  /** A static field. */
  Variable staticField(Field field) {
    return variable(field, memory.staticAddress(field), 0);
  }

  private Variable variable(Field field, Node base, int displacement) {
    cursor.world().markRead(field);
    return new Variable(Storage.of(field.getType()), base, displacement, field.getType());
  }

  /** An element of an array of this class, which must have it. */
  Variable element(Class<?> arrayType, Node array, Node index) {
    values.nonNull(array);
    memory.cast(array, arrayType);
    memory.checkBounds(array, index);
    memory.markWritten(array, List.of(arrayType));
    Storage storage = Storage.of(arrayType.componentType());
    Node offset =
        values.binary(
            BinaryOp.SHL,
            Kind.LONG,
            values.unary(UnaryOp.INT_TO_LONG, Kind.LONG, index),
            cursor.number(Integer.numberOfTrailingZeros(storage.size())));
    Node address = values.binary(BinaryOp.ADD, Kind.LONG, addressOf(array), offset);
    return new Variable(storage, address, Fields.HEADER, arrayType.componentType());
  }

  /** Tells whoever assumes that the field keeps its value; elements are always written. */
  void markWritten(Field field, AccessMode mode) {
    if (!isRead(mode)) {
      cursor.world().markWritten(field);
    }
  }

  private static boolean isRead(AccessMode mode) {
    return switch (mode) {
      case GET, GET_OPAQUE, GET_ACQUIRE, GET_VOLATILE -> true;
      default -> false;
    };
  }

  /**
   * Accesses the variable.
   *
   * @param operands the expected value, then the new one; of the variable's type
   * @param wanted whether the result is used
   */
  Optional<Node> access(AccessMode mode, Variable v, List<Node> operands, boolean wanted) {
    return switch (mode) {
      case GET, GET_OPAQUE, GET_ACQUIRE, GET_VOLATILE -> Optional.of(read(v));
      case SET, SET_OPAQUE, SET_RELEASE -> {
        write(v, operands.getFirst());
        yield Optional.empty();
      }
      case SET_VOLATILE -> {
        write(v, operands.getFirst());
        memory.fence();
        yield Optional.empty();
      }
      case COMPARE_AND_SET,
          WEAK_COMPARE_AND_SET,
          WEAK_COMPARE_AND_SET_PLAIN,
          WEAK_COMPARE_AND_SET_ACQUIRE,
          WEAK_COMPARE_AND_SET_RELEASE ->
          Optional.of(update(Operation.COMPARE_AND_SET, v, Kind.INT, operands));
      case COMPARE_AND_EXCHANGE, COMPARE_AND_EXCHANGE_ACQUIRE, COMPARE_AND_EXCHANGE_RELEASE ->
          old(Operation.COMPARE_AND_EXCHANGE, v, operands, wanted);
      case GET_AND_SET, GET_AND_SET_ACQUIRE, GET_AND_SET_RELEASE ->
          old(Operation.EXCHANGE, v, operands, wanted);
      case GET_AND_ADD, GET_AND_ADD_ACQUIRE, GET_AND_ADD_RELEASE ->
          old(Operation.ADD, v, operands, wanted);
      case GET_AND_BITWISE_AND, GET_AND_BITWISE_AND_ACQUIRE, GET_AND_BITWISE_AND_RELEASE ->
          old(Operation.AND, v, operands, wanted);
      case GET_AND_BITWISE_OR, GET_AND_BITWISE_OR_ACQUIRE, GET_AND_BITWISE_OR_RELEASE ->
          old(Operation.OR, v, operands, wanted);
      case GET_AND_BITWISE_XOR, GET_AND_BITWISE_XOR_ACQUIRE, GET_AND_BITWISE_XOR_RELEASE ->
          old(Operation.XOR, v, operands, wanted);
    };
  }

  private Node read(Variable v) {
    Load load = new Load(v.storage(), v.base(), v.displacement(), Access.ORDERED);
    return cursor.append(load).withType(RefType.declared(v.type()));
  }

  private void write(Variable v, Node value) {
    cursor.append(new Store(v.storage(), v.base(), v.displacement(), value, Access.ORDERED));
  }

  private Optional<Node> old(Operation operation, Variable v, List<Node> operands, boolean wanted) {
    Kind kind = wanted ? v.storage().kind() : Kind.VOID;
    Node old = update(operation, v, kind, operands).withType(RefType.declared(v.type()));
    return wanted ? Optional.of(old) : Optional.empty();
  }

  private Node update(Operation operation, Variable v, Kind result, List<Node> operands) {
    Node address =
        values.binary(
            BinaryOp.ADD,
            Kind.LONG,
            addressOf(v.base()),
            cursor.number(Kind.LONG, v.displacement()));
    List<Node> inputs = new ArrayList<>(List.of(address));
    inputs.addAll(operands);
    return cursor.append(new AtomicUpdate(operation, v.storage(), result, inputs));
  }

  private Node addressOf(Node base) {
    return base.kind() == Kind.REF ? cursor.append(new AddressOf(base)) : base;
  }
}
