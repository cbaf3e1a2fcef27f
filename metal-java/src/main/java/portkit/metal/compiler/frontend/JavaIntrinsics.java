package portkit.metal.compiler.frontend;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portkit.metal.compiler.frontend.Intrinsics.Emitter;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Intrinsic;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.UnaryOp;
import portkit.metal.compiler.world.Fields;
import portkit.metal.compiler.world.JavaMethod;

/**
 * Methods of Java's library whose own code does not obey the rules, or is slower than what the
 * processor has. All others compile as they are.
 */
final class JavaIntrinsics {
  private final Cursor cursor;
  private final Values values;
  private final Memory memory;
  private final JdkUnsafe unsafe;
  private final Map<String, Emitter> byName;

  JavaIntrinsics(Cursor cursor, Values values, Memory memory, Variables variables) {
    this.cursor = cursor;
    this.values = values;
    this.memory = memory;
    unsafe = new JdkUnsafe(cursor, variables);
    byName =
        Map.ofEntries(
            Map.entry("java.lang.Math.multiplyHigh", a -> binary(BinaryOp.MULHI, a)),
            Map.entry("java.lang.Math.unsignedMultiplyHigh", a -> binary(BinaryOp.UMULHI, a)),
            Map.entry("java.lang.Integer.reverseBytes", a -> reverseBytes(Kind.INT, a)),
            Map.entry("java.lang.Long.reverseBytes", a -> reverseBytes(Kind.LONG, a)),
            Map.entry("java.lang.Object.getClass", this::classOf),
            Map.entry("java.lang.String.hashCode", this::hash),
            Map.entry("java.lang.Enum.compareTo", this::compareOrdinals),
            Map.entry("java.lang.Thread.onSpinWait", a -> operation(Intrinsic.PAUSE)),
            Map.entry("java.lang.invoke.VarHandle.fullFence", a -> operation(Intrinsic.FENCE_FULL)),
            Map.entry("java.lang.invoke.VarHandle.acquireFence", a -> compilerFence()),
            Map.entry("java.lang.invoke.VarHandle.releaseFence", a -> compilerFence()),
            Map.entry("java.lang.invoke.VarHandle.loadLoadFence", a -> compilerFence()),
            Map.entry("java.lang.invoke.VarHandle.storeStoreFence", a -> compilerFence()),
            Map.entry("jdk.internal.util.Preconditions.checkIndex", this::checkIndex));
  }

  /** What stands for calls of this method, if anything does. */
  Optional<Emitter> find(JavaMethod target) {
    if (JdkUnsafe.isAccess(target)) {
      return Optional.of(arguments -> unsafe.access(target, arguments));
    }
    if (isValuesOfEnum(target)) {
      return Optional.of(arguments -> Optional.of(constants(target.owner())));
    }
    return Optional.ofNullable(byName.get(target.owner().getName() + "." + target.name()));
  }

  private Optional<Node> binary(BinaryOp op, List<Node> a) {
    return Optional.of(values.binary(op, Kind.LONG, a.get(0), a.get(1)));
  }

  private Optional<Node> reverseBytes(Kind kind, List<Node> a) {
    return Optional.of(values.unary(UnaryOp.REVERSE_BYTES, kind, a.getFirst()));
  }

  private Optional<Node> operation(Intrinsic intrinsic) {
    cursor.append(new IntrinsicCall(intrinsic, Kind.VOID, List.of()));
    return Optional.empty();
  }

  private Optional<Node> compilerFence() {
    return operation(Intrinsic.FENCE_COMPILER);
  }

  private Optional<Node> classOf(List<Node> a) {
    return Optional.of(memory.classOf(a.getFirst()));
  }

  /** Every string of an image knows its hash: reach() asked for it. */
  private Optional<Node> hash(List<Node> a) {
    return Optional.of(field(String.class, "hash", a.getFirst()));
  }

  private Node field(Class<?> owner, String name, Node object) {
    return memory.getField(cursor.world().fields().find(owner, name), object);
  }

  /** The library compares the classes, too, which only raw types can make differ. */
  private Optional<Node> compareOrdinals(List<Node> a) {
    Node mine = field(Enum.class, "ordinal", a.get(0));
    Node other = field(Enum.class, "ordinal", a.get(1));
    return Optional.of(values.binary(BinaryOp.SUB, Kind.INT, mine, other));
  }

  private Optional<Node> checkIndex(List<Node> a) {
    values.checkIndex(a.get(0), a.get(1), indexException(a.get(2)));
    return Optional.of(a.getFirst());
  }

  /** Which exception Java's own code throws is decided by an object that makes it. */
  private static String indexException(Node formatter) {
    String name = formatter instanceof Forbidden f ? f.what() : "";
    return name.endsWith("SIOOBE_FORMATTER")
        ? "java.lang.StringIndexOutOfBoundsException"
        : name.endsWith("AIOOBE_FORMATTER")
            ? "java.lang.ArrayIndexOutOfBoundsException"
            : "java.lang.IndexOutOfBoundsException";
  }

  private static boolean isValuesOfEnum(JavaMethod method) {
    return method.owner().isEnum()
        && method.isStatic()
        && method.key().equals("values()" + method.owner().arrayType().descriptorString());
  }

  /** The library copies the array for each caller; here all share it, so nobody may write to it. */
  private Node constants(Class<?> type) {
    for (Field f : type.getDeclaredFields()) {
      if (f.isSynthetic()
          && Modifier.isStatic(f.getModifiers())
          && f.getType() == type.arrayType()) {
        Object shared = Fields.value(f, null);
        if (cursor.world().isWritten(shared)) {
          throw cursor.violation(
              Rule.ALLOCATION,
              "a copy of %s.values(), whose elements are written".formatted(type.getName()));
        }
        return cursor.object(shared);
      }
    }
    throw cursor.violation(Rule.LANGUAGE, "values() of " + type.getName());
  }
}
