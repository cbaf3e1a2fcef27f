package portkit.metal.compiler;

import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.passes.Phase;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.compiler.world.World;
import portkit.metal.hw.Export;
import portkit.metal.hw.StackBudget;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * Compiles the exported methods of objects, and all they reach, to machine code.
 *
 * <pre>{@code
 * Program program = new MetalCompiler(loader).export(new Board(...)).compile();
 * }</pre>
 */
public final class MetalCompiler {
  private final World world;
  private final List<EntryPoint> entries = new ArrayList<>();
  private Phase.Observer observer = (phase, graph) -> {};

  /** Finds classes through this loader. */
  public MetalCompiler(ClassLoader loader) {
    world = new World(loader);
  }

  /** Has someone told of every graph after every phase. */
  public MetalCompiler observe(Phase.Observer next) {
    observer = next;
    return this;
  }

  /** Exports the object's methods that are marked with {@link Export}. */
  public MetalCompiler export(Object root) {
    return export(root.getClass(), Optional.of(root));
  }

  /** Exports the static methods of the class that are marked with {@link Export}. */
  public MetalCompiler exportStatics(Class<?> type) {
    return export(type, Optional.empty());
  }

  /**
   * Exports one method, whether it is marked or not.
   *
   * @param receiver the object it is bound to; empty for a static method
   */
  public MetalCompiler export(String symbol, Optional<Object> receiver, Method method) {
    add(new EntryPoint(symbol, receiver, method(method), 0));
    return this;
  }

  private MetalCompiler export(Class<?> type, Optional<Object> receiver) {
    List<EntryPoint> found = new ArrayList<>();
    for (Method m : type.getDeclaredMethods()) {
      Export export = m.getAnnotation(Export.class);
      if (export != null && Modifier.isStatic(m.getModifiers()) != receiver.isPresent()) {
        StackBudget budget = m.getAnnotation(StackBudget.class);
        int bytes = budget == null ? 0 : budget.value();
        found.add(new EntryPoint(export.value(), receiver, method(m), bytes));
      }
    }
    if (found.isEmpty()) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "%s exports nothing: mark %s methods with @Export"
              .formatted(type.getName(), receiver.isPresent() ? "instance" : "static"));
    }
    found.sort( // reflection has no order
        Comparator.comparing(EntryPoint::symbol).thenComparing(e -> e.method().toString()));
    found.forEach(this::add);
    return this;
  }

  private void add(EntryPoint entry) {
    for (EntryPoint e : entries) {
      if (e.symbol().equals(entry.symbol())) {
        throw new PortkitException(
            Failure.UNBUILDABLE,
            "two methods are exported as %s: %s and %s"
                .formatted(e.symbol(), e.method(), entry.method()));
      }
    }
    requireCode(entry);
    entries.add(entry);
    world.export(entry.symbol());
  }

  /** Whoever calls an entry has numbers, and no objects of the image. */
  private static void requireCode(EntryPoint entry) {
    JavaMethod method = entry.method();
    if (method.isAbstract() || method.is(AccessFlag.NATIVE)) {
      throw new PortkitException(
          Failure.UNBUILDABLE, "%s is exported but has no code".formatted(method));
    }
    for (ClassDesc parameter : method.type().parameterList()) {
      if (!parameter.isPrimitive()) {
        throw new PortkitException(
            Failure.UNBUILDABLE,
            "%s is exported but takes a %s: who calls it has no objects, only numbers"
                .formatted(method, parameter.displayName()));
      }
    }
  }

  private JavaMethod method(Method m) {
    String descriptor =
        MethodType.methodType(m.getReturnType(), m.getParameterTypes()).descriptorString();
    return world.classes().declared(m.getDeclaringClass()).get(m.getName() + descriptor);
  }

  /**
   * Builds and optimises all code that the entries reach.
   *
   * @throws PortkitException with all violations, if the program breaks the rules
   */
  public Program compile() {
    if (entries.isEmpty()) {
      throw new PortkitException(Failure.UNBUILDABLE, "nothing is exported: no entry to compile");
    }
    ClosedWorld closed = ClosedWorld.build(world, entries, observer);
    return new Program(world, List.copyOf(entries), List.copyOf(closed.graphs()), closed.rounds());
  }
}
