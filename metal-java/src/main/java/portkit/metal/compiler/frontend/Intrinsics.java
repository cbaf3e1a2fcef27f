package portkit.metal.compiler.frontend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import portkit.metal.compiler.ir.AtomicUpdate;
import portkit.metal.compiler.ir.ImageBoundary;
import portkit.metal.compiler.ir.Intrinsic;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.world.JavaMethod;

/**
 * Methods that are one operation of the machine: those of the hardware API, and those of Java's
 * that {@link JavaIntrinsics} knows.
 */
final class Intrinsics {
  /** Puts the operation into the graph; gives its value, if it has one. */
  interface Emitter {
    Optional<Node> emit(List<Node> arguments);
  }

  /** Narrow loads are unsigned. */
  private static final Map<String, Storage> STORAGE =
      Map.of(
          "load8", Storage.BOOLEAN,
          "load16", Storage.CHAR,
          "load32", Storage.INT,
          "load64", Storage.LONG,
          "store8", Storage.BYTE,
          "store16", Storage.SHORT,
          "store32", Storage.INT,
          "store64", Storage.LONG);

  /** By the intrinsic's name without the number of bits, which is 32 or 64. */
  private static final Map<String, AtomicUpdate.Operation> UPDATES =
      Map.of(
          "compareAndExchange", AtomicUpdate.Operation.COMPARE_AND_EXCHANGE,
          "exchange", AtomicUpdate.Operation.EXCHANGE,
          "fetchAdd", AtomicUpdate.Operation.ADD,
          "and", AtomicUpdate.Operation.AND,
          "or", AtomicUpdate.Operation.OR);

  private final Cursor cursor;
  private final Memory memory;
  private final JavaIntrinsics java;

  Intrinsics(Cursor cursor, Values values, Memory memory, Variables variables) {
    this.cursor = cursor;
    this.memory = memory;
    java = new JavaIntrinsics(cursor, values, memory, variables);
  }

  /** What stands for calls of this method, if it is an intrinsic. */
  Optional<Emitter> find(JavaMethod target) {
    return java.find(target)
        .or(
            () ->
                target
                    .annotationValue(portkit.metal.hw.Intrinsic.class)
                    .map(operation -> arguments -> hardware(operation, target, arguments)));
  }

  private Optional<Node> hardware(String operation, JavaMethod target, List<Node> arguments) {
    return switch (operation) {
      case "load8", "load16", "load32", "load64" ->
          Optional.of(memory.loadRaw(STORAGE.get(operation), arguments.getFirst()));
      case "store8", "store16", "store32", "store64" -> {
        memory.storeRaw(STORAGE.get(operation), arguments.get(0), arguments.get(1));
        yield Optional.empty();
      }
      case "elements" -> Optional.of(memory.elements(arguments.getFirst()));
      case "staticMemoryAddress" -> Optional.of(memory.staticMemory(arguments.getFirst()));
      case "functionPointer" -> Optional.of(functionPointer(arguments.getFirst()));
      case "imageStart" -> boundary(ImageBoundary.IMAGE_START);
      case "imageEnd" -> boundary(ImageBoundary.IMAGE_END);
      case "textStart" -> boundary(ImageBoundary.TEXT_START);
      case "textEnd" -> boundary(ImageBoundary.TEXT_END);
      case "readOnlyStart" -> boundary(ImageBoundary.READ_ONLY_START);
      case "tracebackTable" -> boundary(ImageBoundary.TRACEBACK_TABLE);
      case "readOnlyEnd" -> boundary(ImageBoundary.READ_ONLY_END);
      default -> {
        AtomicUpdate.Operation update = UPDATES.get(operation.replaceFirst("(32|64)$", ""));
        yield update == null
            ? instruction(operation, target, arguments)
            : update(update, operation.endsWith("32"), target, arguments);
      }
    };
  }

  private Optional<Node> update(
      AtomicUpdate.Operation operation, boolean narrow, JavaMethod target, List<Node> arguments) {
    Storage storage = narrow ? Storage.INT : Storage.LONG;
    return result(
        cursor.append(new AtomicUpdate(operation, storage, target.returnKind(), arguments)));
  }

  private Optional<Node> instruction(String operation, JavaMethod target, List<Node> arguments) {
    Intrinsic intrinsic =
        Intrinsic.named(operation)
            .orElseThrow(
                () -> cursor.violation(Rule.LANGUAGE, "the unknown intrinsic " + operation));
    return result(cursor.append(new IntrinsicCall(intrinsic, target.returnKind(), arguments)));
  }

  private static Optional<Node> result(Node operation) {
    return operation.kind() == Kind.VOID ? Optional.empty() : Optional.of(operation);
  }

  private Optional<Node> boundary(ImageBoundary boundary) {
    return Optional.of(cursor.graph().constant(Kind.LONG, new Literal.Boundary(boundary)));
  }

  private Node functionPointer(Node symbol) {
    if (symbol.isObject() && symbol.object() instanceof String s) {
      if (!cursor.world().isExported(s)) {
        throw cursor.violation(
            Rule.LANGUAGE, "a function pointer to \"%s\", which nothing exports".formatted(s));
      }
      return cursor.graph().constant(Kind.LONG, new Literal.Exported(s));
    }
    throw cursor.violation(Rule.LANGUAGE, "a function pointer to a name that is not constant");
  }
}
