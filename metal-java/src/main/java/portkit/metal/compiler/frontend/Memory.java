package portkit.metal.compiler.frontend;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import portkit.metal.compiler.ir.Access;
import portkit.metal.compiler.ir.AddressOf;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.ClassOf;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.InstanceOf;
import portkit.metal.compiler.ir.Intrinsic;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.RefType;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.Store;
import portkit.metal.compiler.world.Fields;
import portkit.metal.compiler.world.World;
import portkit.metal.hw.StaticMemory;

/** Fields, array elements and raw memory. */
final class Memory {
  private final Cursor cursor;
  private final Values values;
  private final World world;

  Memory(Cursor cursor, Values values) {
    this.cursor = cursor;
    this.values = values;
    world = cursor.world();
  }

  /** An instance field. */
  Node getField(Field field, Node object) {
    values.nonNull(object);
    if (isFloatingPoint(field)) {
      return floatingPoint(field);
    }
    if (object.isObject() && world.isConstant(field)) {
      return values.constant(Storage.of(field.getType()), Fields.value(field, object.object()));
    }
    world.markRead(field);
    return load(field, object, world.fields().offset(field));
  }

  Node getStatic(Field field) {
    if (isFloatingPoint(field)) {
      return floatingPoint(field);
    }
    if (!Fields.isReadable(field)) {
      return unreadable(field);
    }
    if (world.isConstant(field)) {
      return values.constant(Storage.of(field.getType()), Fields.value(field, null));
    }
    world.markRead(field);
    return load(field, staticAddress(field), 0);
  }

  /** Java's own code passes some objects along that only its exceptions use. */
  private Node unreadable(Field field) {
    String name = field.getDeclaringClass().getName() + "." + field.getName();
    if (field.getType().isPrimitive()) {
      throw cursor.violation(Rule.UNREADABLE, name);
    }
    return cursor.append(new Forbidden(Rule.UNREADABLE, name));
  }

  private Node load(Field field, Node base, int offset) {
    Load load = new Load(Storage.of(field.getType()), base, offset, access(field));
    if (load.kind() == Kind.REF) {
      load.withType(RefType.declared(field.getType()));
    }
    return cursor.append(load);
  }

  void putField(Field field, Node object, Node value) {
    values.nonNull(object);
    world.markWritten(field);
    store(field, object, world.fields().offset(field), value);
  }

  void putStatic(Field field, Node value) {
    world.markWritten(field);
    store(field, staticAddress(field), 0, value);
  }

  private void store(Field field, Node base, int offset, Node value) {
    cursor.append(new Store(Storage.of(field.getType()), base, offset, value, access(field)));
    if (Modifier.isVolatile(field.getModifiers())) {
      fence();
    }
  }

  private static Access access(Field field) {
    return Modifier.isVolatile(field.getModifiers()) ? Access.ORDERED : new Access.OfField(field);
  }

  /** What x86 does not do by itself: a volatile store is visible before later loads read. */
  void fence() {
    cursor.append(new IntrinsicCall(Intrinsic.FENCE_FULL, Kind.VOID, List.of()));
  }

  Node staticAddress(Field field) {
    return cursor.graph().constant(Kind.LONG, new Literal.StaticField(field));
  }

  /** Floating point is reported where it comes from: here, when it is read. */
  private Node floatingPoint(Field field) {
    return cursor.report(
        field.getType() == float.class ? Kind.INT : Kind.LONG,
        Rule.FLOATING_POINT,
        "%s field %s.%s"
            .formatted(field.getType(), field.getDeclaringClass().getName(), field.getName()));
  }

  private static boolean isFloatingPoint(Field field) {
    return field.getType() == float.class || field.getType() == double.class;
  }

  /** Reads memory at an address; never dropped. */
  Node loadRaw(Storage storage, Node address) {
    int displacement = displacement(address);
    return cursor.append(new Load(storage, base(address, displacement), displacement, Access.RAW));
  }

  void storeRaw(Storage storage, Node address, Node value) {
    int displacement = displacement(address);
    cursor.append(new Store(storage, base(address, displacement), displacement, value, Access.RAW));
  }

  /** The constant part of an address, which goes into the operand; 0 if it does not fit. */
  private static int displacement(Node address) {
    boolean sum = address instanceof Binary b && b.op() == BinaryOp.ADD && b.input(1).isNumber();
    long displacement = sum ? address.input(1).number() : 0;
    return displacement == (int) displacement ? (int) displacement : 0;
  }

  private static Node base(Node address, int displacement) {
    return displacement == 0 ? address : address.input(0);
  }

  /** The address of an array's first element; whoever has it may write there. */
  Node elements(Node array) {
    values.nonNull(array);
    Class<?> type = array.refType().upper();
    markWritten(
        array, type.isArray() ? List.of(type) : List.of(byte[].class, int[].class, long[].class));
    Node address = cursor.append(new AddressOf(array));
    return values.binary(BinaryOp.ADD, Kind.LONG, address, cursor.number(Kind.LONG, Fields.HEADER));
  }

  /** Where static memory begins: a constant, or what its object says in a hidden field. */
  Node staticMemory(Node owner) {
    values.nonNull(owner);
    if (owner.isObject()) {
      return cursor.graph().constant(Kind.LONG, new Literal.StaticMemory(owner.object()));
    }
    int hidden = world.fields().size(StaticMemory.class);
    return cursor.append(new Load(Storage.LONG, owner, hidden, Access.RAW));
  }

  Node arrayLength(Node array) {
    values.nonNull(array);
    if (array.isObject()) {
      return cursor.number(World.length(array.object()));
    }
    return cursor.append(new ArrayLength(array));
  }

  Node arrayLoad(Storage storage, Node array, Node index) {
    checkBounds(array, index);
    if (array.isObject() && index.isNumber() && !world.isWritten(array.object())) {
      Object element = Array.get(array.object(), (int) index.number());
      return values.constant(Storage.of(array.object().getClass().componentType()), element);
    }
    ArrayLoad load = new ArrayLoad(storage, array, index);
    Class<?> type = array.refType().upper();
    if (storage == Storage.REF && type.isArray()) {
      load.withType(RefType.declared(type.componentType()));
    }
    return cursor.append(load);
  }

  void arrayStore(Storage storage, Node array, Node index, Node value) {
    checkBounds(array, index);
    markWritten(array, classes(storage, array.refType().upper()));
    if (storage == Storage.REF) {
      checkElement(array, value);
    }
    cursor.append(new ArrayStore(storage, array, index, value));
  }

  /** Tells whoever assumes that arrays keep their elements: this one, or all it may be. */
  void markWritten(Node array, List<Class<?>> classes) {
    if (array.isObject()) {
      world.markArrayWritten(array.object());
    } else {
      classes.forEach(world::markArraysWritten);
    }
  }

  /** What an array may be whose elements are stored so. */
  private static List<Class<?>> classes(Storage storage, Class<?> upper) {
    return switch (storage) {
      case BYTE, BOOLEAN -> List.of(byte[].class, boolean[].class); // bastore serves both
      case CHAR -> List.of(char[].class);
      case SHORT -> List.of(short[].class);
      case INT -> List.of(int[].class);
      case LONG -> List.of(long[].class);
      case REF -> List.of(upper.isArray() ? upper : Object[].class);
      case FLOAT, DOUBLE -> throw new IllegalArgumentException(storage.toString());
    };
  }

  /** Traps unless the array takes the value. */
  void checkElement(Node array, Node value) {
    if (mayRefuse(array, value)) {
      cursor.append(new Check.Element(array, value));
    }
  }

  /** Whether some array this may be refuses some object the value may be. */
  private boolean mayRefuse(Node array, Node value) {
    if (value.isNull()) {
      return false;
    }
    Class<?> arrays = array.refType().upper();
    Class<?> elements = value.refType().upper();
    return world.instantiated().stream()
        .filter(a -> a.isArray() && !a.componentType().isPrimitive() && fits(a, array, arrays))
        .anyMatch(
            a ->
                world.instantiated().stream()
                    .filter(v -> fits(v, value, elements))
                    .anyMatch(v -> !a.componentType().isAssignableFrom(v)));
  }

  private static boolean fits(Class<?> type, Node node, Class<?> upper) {
    return node.isObject() ? node.object().getClass() == type : upper.isAssignableFrom(type);
  }

  void checkBounds(Node array, Node index) {
    values.nonNull(array);
    boolean within =
        array.isObject()
            && index.isNumber()
            && index.number() >= 0
            && index.number() < World.length(array.object());
    if (!within) {
      cursor.append(new Check.Bounds(index, array));
    }
    if (array.isObject() && index.isNumber() && !within) {
      throw cursor.trap("java.lang.ArrayIndexOutOfBoundsException");
    }
  }

  /** Traps unless the reference is null or an instance of the class. */
  void cast(Node object, Class<?> type) {
    boolean holds =
        object.isObject()
            ? object.isNull() || type.isInstance(object.object())
            : object instanceof Forbidden || type.isAssignableFrom(object.refType().upper());
    if (!holds) {
      cursor.append(new Check.Cast(object, type));
    }
  }

  /** The class of an object that is not null; folded where only one is possible. */
  Node classOf(Node object) {
    if (object.isObject()) {
      return cursor.object(object.object().getClass());
    }
    Class<?> upper = object.refType().upper();
    List<Node> possible =
        List.copyOf(world.instantiated()).stream()
            .filter(upper::isAssignableFrom)
            .map(cursor::object)
            .toList();
    return possible.size() == 1
        ? possible.getFirst()
        : cursor.append(new ClassOf(object, possible));
  }

  /** 1 or 0; folded where every object of the program gives the same answer. */
  Node instanceOf(Node object, Class<?> type) {
    if (object.isObject()) {
      return cursor.number(type.isInstance(object.object()) ? 1 : 0);
    }
    Class<?> upper = object.refType().upper();
    boolean possible =
        world.instantiated().stream()
            .anyMatch(c -> upper.isAssignableFrom(c) && type.isAssignableFrom(c));
    if (!possible) {
      return cursor.number(0);
    }
    return cursor.append(new InstanceOf(object, type));
  }
}
