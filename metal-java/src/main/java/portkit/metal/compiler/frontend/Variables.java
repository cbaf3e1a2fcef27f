package portkit.metal.compiler.frontend;

import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.Access;
import portkit.metal.compiler.ir.AddressOf;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Intrinsic;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.RefType;
import portkit.metal.compiler.ir.Rule;
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
    memory.rejectFloatingPoint(field);
    values.nonNull(object);
    memory.cast(object, field.getDeclaringClass());
    return variable(field, object, cursor.world().fields().offset(field));
  }

  /** A static field. */
  Variable staticField(Field field) {
    memory.rejectFloatingPoint(field);
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
    cursor.world().markArrayWritten(arrayType);
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
    if (Modifier.isFinal(field.getModifiers()) && !isRead(mode)) {
      throw cursor.violation(Rule.LANGUAGE, "a write to the final field " + field.getName());
    }
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
   * @param type the call's: operands are converted to what the variable holds, its result from that
   * @param operands the expected value, then the new one
   */
  Optional<Node> access(AccessMode mode, Variable v, MethodTypeDesc type, List<Node> operands) {
    List<Node> given = operands.stream().map(o -> convert(o, v)).toList();
    return switch (mode) {
      case GET, GET_OPAQUE, GET_ACQUIRE, GET_VOLATILE -> Optional.of(read(v));
      case SET, SET_OPAQUE, SET_RELEASE -> {
        write(v, given.getFirst());
        yield Optional.empty();
      }
      case SET_VOLATILE -> {
        write(v, given.getFirst());
        memory.fence();
        yield Optional.empty();
      }
      case COMPARE_AND_SET,
          WEAK_COMPARE_AND_SET,
          WEAK_COMPARE_AND_SET_PLAIN,
          WEAK_COMPARE_AND_SET_ACQUIRE,
          WEAK_COMPARE_AND_SET_RELEASE ->
          Optional.of(
              update(Intrinsic.COMPARE_AND_SET32, Intrinsic.COMPARE_AND_SET64, v, Kind.INT, given));
      case COMPARE_AND_EXCHANGE, COMPARE_AND_EXCHANGE_ACQUIRE, COMPARE_AND_EXCHANGE_RELEASE ->
          old(Intrinsic.COMPARE_AND_EXCHANGE32, Intrinsic.COMPARE_AND_EXCHANGE64, v, type, given);
      case GET_AND_SET, GET_AND_SET_ACQUIRE, GET_AND_SET_RELEASE ->
          old(Intrinsic.EXCHANGE32, Intrinsic.EXCHANGE64, v, type, given);
      case GET_AND_ADD, GET_AND_ADD_ACQUIRE, GET_AND_ADD_RELEASE ->
          old(Intrinsic.FETCH_ADD32, Intrinsic.FETCH_ADD64, v, type, given);
      default ->
          throw cursor.violation(
              Rule.LANGUAGE, "VarHandle." + mode.methodName() + ", which takes a loop: write it");
    };
  }

  private Node convert(Node operand, Variable v) {
    if (v.storage() == Storage.REF) {
      memory.cast(operand, v.type());
    }
    return v.storage() == Storage.LONG && operand.kind() == Kind.INT
        ? values.unary(UnaryOp.INT_TO_LONG, Kind.LONG, operand)
        : operand;
  }

  private Node read(Variable v) {
    Load load = new Load(v.storage(), v.base(), v.displacement(), Access.ORDERED);
    return cursor.append(load).withType(RefType.declared(v.type()));
  }

  private void write(Variable v, Node value) {
    cursor.append(new Store(v.storage(), v.base(), v.displacement(), value, Access.ORDERED));
  }

  private Optional<Node> old(
      Intrinsic ofInt, Intrinsic ofLong, Variable v, MethodTypeDesc type, List<Node> operands) {
    Node old = update(ofInt, ofLong, v, v.storage().kind(), operands);
    old.withType(RefType.declared(v.type()));
    boolean wanted = !type.returnType().descriptorString().equals("V");
    return wanted ? Optional.of(old) : Optional.empty();
  }

  private Node update(
      Intrinsic ofInt, Intrinsic ofLong, Variable v, Kind result, List<Node> operands) {
    boolean narrow = v.storage().size() < 4;
    if (narrow) {
      throw cursor.violation(
          Rule.LANGUAGE, "an atomic update of fewer than 32 bits: make the variable an int");
    }
    Node address =
        values.binary(
            BinaryOp.ADD,
            Kind.LONG,
            addressOf(v.base()),
            cursor.number(Kind.LONG, v.displacement()));
    List<Node> arguments = new ArrayList<>(List.of(address));
    arguments.addAll(operands);
    return cursor.append(
        new IntrinsicCall(v.storage() == Storage.INT ? ofInt : ofLong, result, arguments));
  }

  private Node addressOf(Node base) {
    return base.kind() == Kind.REF ? cursor.append(new AddressOf(base)) : base;
  }
}
