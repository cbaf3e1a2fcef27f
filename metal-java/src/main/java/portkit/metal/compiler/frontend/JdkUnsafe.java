package portkit.metal.compiler.frontend;

import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.world.JavaMethod;

/**
 * AtomicInteger and AtomicLong reach their value through the JDK's Unsafe: {@code
 * U.getAndAddInt(this, VALUE, delta)}. The offset is the JVM's and says nothing here, but such an
 * object has one volatile field only.
 */
final class JdkUnsafe {
  private static final Pattern ACCESS =
      Pattern.compile(
          "(get|put|compareAndSet|weakCompareAndSet|compareAndExchange|getAndAdd|getAndSet)"
              + "(?:Int|Long|Reference)(Volatile|Opaque|Acquire|Release|Plain)?");

  private final Cursor cursor;
  private final Variables variables;

  JdkUnsafe(Cursor cursor, Variables variables) {
    this.cursor = cursor;
    this.variables = variables;
  }

  static boolean isAccess(JavaMethod method) {
    return method.owner().getName().equals("jdk.internal.misc.Unsafe")
        && ACCESS.matcher(method.name()).matches();
  }

  /** The access; arguments are the Unsafe, the object, the offset, and the operands. */
  Optional<Node> access(JavaMethod method, List<Node> arguments) {
    AccessMode mode = mode(method.name());
    Node object = arguments.get(1);
    Field field = field(object.isObject() ? object.object().getClass() : object.refType().upper());
    variables.markWritten(field, mode);
    return variables.access(
        mode, variables.field(field, object), arguments.subList(3, arguments.size()), true);
  }

  /** Unsafe says put for set, and Plain where VarHandle says nothing. */
  private static AccessMode mode(String name) {
    Matcher m = ACCESS.matcher(name);
    boolean matches = m.matches();
    String operation = m.group(1).equals("put") ? "set" : m.group(1);
    String order = matches && m.group(2) != null ? m.group(2) : "";
    boolean weak = operation.startsWith("weak");
    return AccessMode.valueFromMethodName(
        operation + (order.equals("Plain") && !weak ? "" : order));
  }

  private Field field(Class<?> type) {
    List<Field> candidates = new ArrayList<>();
    for (Field f : cursor.world().fields().of(type)) {
      if (Modifier.isVolatile(f.getModifiers())) {
        candidates.add(f);
      }
    }
    if (candidates.size() != 1) {
      throw cursor.violation(Rule.LANGUAGE, "Unsafe on a " + type.getName());
    }
    return candidates.getFirst();
  }
}
