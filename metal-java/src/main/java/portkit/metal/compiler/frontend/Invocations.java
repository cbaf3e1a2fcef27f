package portkit.metal.compiler.frontend;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Call;
import portkit.metal.compiler.ir.ClassIdOf;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.compiler.world.World;

/** Calls: which methods they can reach, and whether those are inlined. */
final class Invocations {
  private final Cursor cursor;
  private final World world;
  private final Values values;
  private final MethodParser method;
  private final Intrinsics intrinsics;
  private final TypeSwitches typeSwitches;
  private final RecordMethods recordMethods;
  private final VarHandles varHandles;

  Invocations(Cursor cursor, Values values, Memory memory, MethodParser method) {
    this.cursor = cursor;
    this.values = values;
    this.method = method;
    world = cursor.world();
    Variables variables = new Variables(cursor, values, memory);
    intrinsics = new Intrinsics(cursor, values, memory, variables);
    varHandles = new VarHandles(cursor, values, memory, variables);
    typeSwitches = new TypeSwitches(cursor, values, memory, this);
    recordMethods = new RecordMethods(cursor, values, memory, this);
  }

  /** The class; hidden ones, as lambdas have, name themselves by a name that does not load. */
  Class<?> load(ClassDesc desc) {
    Class<?> owner = method.method().owner();
    if (owner.isHidden() && desc.isClassOrInterface()) {
      String name = desc.packageName().isEmpty() ? "" : desc.packageName() + ".";
      if (owner.getName().startsWith(name + desc.displayName() + "/")) {
        return owner;
      }
    }
    return world.classes().load(desc);
  }

  void invoke(InvokeInstruction i) {
    FrameState frame = method.frame();
    boolean isStatic = i.opcode() == Opcode.INVOKESTATIC;
    MethodTypeDesc type = i.typeSymbol();
    String name = i.name().stringValue();
    List<Node> arguments = frame.pop(type.parameterCount() + (isStatic ? 0 : 1));
    if (name.equals("<init>")) {
      constructor(i, arguments);
      return;
    }
    if (VarHandles.isAccess(i)) {
      varHandles.access(i, arguments).ifPresent(frame::push);
      return;
    }
    if (makesException(type.returnType())) {
      frame.push(cursor.append(new Forbidden(Rule.ALLOCATION, className(type.returnType()))));
      return;
    }
    Class<?> owner = load(i.owner().asSymbol());
    JavaMethod target =
        world
            .classes()
            .resolve(owner, name + type.descriptorString())
            .orElseThrow(
                () ->
                    cursor.violation(
                        Rule.LANGUAGE,
                        "call of the missing method " + owner.getName() + "." + name));
    call(i.opcode(), target, arguments).ifPresent(frame::push);
  }

  private Optional<Node> call(Opcode opcode, JavaMethod target, List<Node> arguments) {
    if (opcode == Opcode.INVOKESTATIC) {
      return call(target, arguments);
    }
    if (arguments.getFirst() instanceof Forbidden f) {
      return f.isReported() ? unknown(target, f) : instead(target, f.rule(), f.what());
    }
    values.nonNull(arguments.getFirst());
    boolean exact = opcode == Opcode.INVOKESPECIAL || target.is(AccessFlag.PRIVATE);
    return exact ? call(target, arguments) : dispatch(target, arguments);
  }

  private void constructor(InvokeInstruction i, List<Node> arguments) {
    if (!(arguments.getFirst() instanceof Forbidden made)) {
      throw cursor.violation(
          Rule.ALLOCATION, "constructor of " + i.owner().asSymbol().displayName());
    }
    arguments.stream()
        .filter(a -> a.isObject() && a.object() instanceof String)
        .findFirst()
        .ifPresent(a -> made.describe(made.what() + ": " + a.object()));
  }

  /** A method that returns an exception makes one: what follows throws it. */
  private boolean makesException(ClassDesc returned) {
    return returned.isClassOrInterface()
        && (returned.displayName().endsWith("Exception")
            || returned.displayName().endsWith("Error"))
        && Throwable.class.isAssignableFrom(load(returned));
  }

  private static String className(ClassDesc desc) {
    String d = desc.descriptorString();
    return d.substring(1, d.length() - 1).replace('/', '.');
  }

  /** The result of a method that the receiver's class has under this name and type. */
  Node callOf(Class<?> owner, String key, List<Node> arguments) {
    JavaMethod selector = world.classes().resolve(owner, key).orElseThrow();
    return dispatch(selector, arguments).orElseThrow();
  }

  /** A call through the class of the receiver, which is not null. */
  private Optional<Node> dispatch(JavaMethod selector, List<Node> arguments) {
    Node receiver = arguments.getFirst();
    Map<JavaMethod, List<Class<?>>> targets = new LinkedHashMap<>();
    if (receiver.isObject()) {
      Class<?> type = receiver.object().getClass();
      world.classes().resolve(type, selector.key()).ifPresent(t -> targets.put(t, List.of(type)));
    } else {
      world
          .targets(selector, receiver.refType().upper())
          .forEach((c, t) -> targets.computeIfAbsent(t, k -> new ArrayList<>()).add(c));
    }
    if (targets.isEmpty()) {
      // No object of such a class exists: the reference is null, and the check in front trapped.
      throw cursor.trap("no object of the program implements " + selector);
    }
    List<JavaMethod> methods = List.copyOf(targets.keySet());
    if (methods.size() == 1) {
      return call(methods.getFirst(), arguments);
    }
    if (methods.size() == 2) {
      for (int i = 0; i < 2; i++) {
        List<Class<?>> classes = targets.get(methods.get(i));
        if (classes.size() == 1) {
          return callEither(
              classes.getFirst(), methods.get(i), methods.get(1 - i), selector, arguments);
        }
      }
    }
    Optional<Node> instead = Optional.empty();
    for (JavaMethod m : methods) {
      Optional<Violation> violation = violation(m, arguments);
      if (violation.isPresent()) {
        instead = instead(m, violation.get().rule(), violation.get().what());
        targets.remove(m);
      }
    }
    if (targets.isEmpty()) {
      return instead;
    }
    Map<Class<?>, JavaMethod> byClass = new LinkedHashMap<>();
    targets.forEach((m, classes) -> classes.forEach(c -> byClass.put(c, m)));
    Call.Virtual call = new Call.Virtual(selector, arguments, byClass);
    for (JavaMethod m : targets.keySet()) {
      cursor.findings().calls().add(method.method(), m, cursor.site());
      cursor.findings().addCallSite(m);
      noteCall(m);
    }
    cursor.append(call);
    return call.kind() == Kind.VOID ? Optional.empty() : Optional.of(call);
  }

  /** Two targets, one of them of a single class: a comparison is cheaper than a table. */
  private Optional<Node> callEither(
      Class<?> type, JavaMethod ofType, JavaMethod other, JavaMethod selector, List<Node> args) {
    Block yes = new Block();
    Block no = new Block();
    Block join = new Block();
    Site here = cursor.site();
    Node id = cursor.append(new ClassIdOf(args.getFirst()));
    Node wanted = cursor.graph().constant(Kind.INT, new Literal.ClassId(type));
    cursor.branch(Cond.E, id, wanted, yes, no);
    List<Node> results = new ArrayList<>();
    callIn(yes, ofType, args, join, results);
    cursor.site(here);
    callIn(no, other, args, join, results);
    cursor.site(here);
    if (join.preds().isEmpty()) {
      throw new BlockEnded();
    }
    cursor.moveTo(join);
    if (selector.returnKind() == Kind.VOID) {
      return Optional.empty();
    }
    Phi phi = cursor.phi(join, selector.returnKind());
    phi.inputs().addAll(results);
    return Optional.of(phi);
  }

  private void callIn(
      Block block, JavaMethod target, List<Node> args, Block join, List<Node> results) {
    cursor.moveTo(block);
    try {
      call(target, args).ifPresent(results::add);
      cursor.jump(join);
    } catch (BlockEnded e) {
      // This arm never returns.
    }
  }

  /** A call of exactly this method. */
  private Optional<Node> call(JavaMethod target, List<Node> given) {
    cursor.findings().calls().add(method.method(), target, cursor.site());
    Optional<Intrinsics.Emitter> intrinsic = intrinsics.find(target);
    if (intrinsic.isPresent()) {
      return intrinsic.get().emit(given);
    }
    Optional<Violation> violation = violation(target, given);
    if (violation.isPresent()) {
      return instead(target, violation.get().rule(), violation.get().what());
    }
    List<Node> arguments = new ArrayList<>(given);
    if (!target.isStatic() && !arguments.getFirst().isObject()) {
      world.singleton(target.owner()).ifPresent(only -> arguments.set(0, cursor.object(only)));
    }
    cursor.findings().addCallSite(target);
    if (Inlining.pays(target, method, cursor.findings())) {
      Site here = cursor.site();
      Optional<Node> result = new MethodParser(cursor, target, method, here).run(arguments);
      cursor.site(here);
      return result;
    }
    noteCall(target);
    Call.Direct call = cursor.append(new Call.Direct(target, arguments));
    return call.kind() == Kind.VOID ? Optional.empty() : Optional.of(call);
  }

  /** Notes that a call breaks a rule; what stands for its result. */
  private Optional<Node> instead(JavaMethod target, Rule rule, String what) {
    return unknown(target, cursor.report(Kind.REF, rule, what));
  }

  /** What stands for the result of a call, since something forbidden is called or used. */
  private Optional<Node> unknown(JavaMethod target, Forbidden cause) {
    Kind kind = target.returnKind();
    return kind == Kind.VOID
        ? Optional.empty()
        : Optional.of(cursor.append(new Forbidden(kind, cause.rule(), cause.what()).asReported()));
  }

  /** The rule that a call of this method breaks, if it does. */
  private Optional<Violation> violation(JavaMethod target, List<Node> arguments) {
    if (isBoxing(target, arguments)) {
      return broken(Rule.BOXING, "boxing to " + target.owner().getName());
    }
    if (target.usesFloatingPoint()) {
      return broken(Rule.FLOATING_POINT, "call of " + target);
    }
    if (target.owner() == Object.class && target.name().equals("clone")) {
      return broken(Rule.ALLOCATION, "a clone");
    }
    if (target.owner() == Class.class) {
      return broken(Rule.REFLECTION, "call of " + target);
    }
    if (target.is(AccessFlag.NATIVE)) {
      return broken(Rule.NATIVE, "call of " + target);
    }
    if (target.is(AccessFlag.SYNCHRONIZED)) {
      return broken(Rule.MONITOR, "call of the synchronized method " + target);
    }
    if (target.isAbstract()) {
      return broken(Rule.LANGUAGE, "call of the abstract method " + target);
    }
    return Optional.empty();
  }

  private Optional<Violation> broken(Rule rule, String what) {
    return Optional.of(new Violation(rule, what, cursor.site()));
  }

  private static boolean isBoxing(JavaMethod target, List<Node> arguments) {
    return target.name().equals("valueOf")
        && target.owner().getPackageName().equals("java.lang")
        && (Number.class.isAssignableFrom(target.owner()) || target.owner() == Character.class)
        && arguments.getFirst().kind() != Kind.REF;
  }

  private void noteCall(JavaMethod target) {
    cursor.graph().callees().putIfAbsent(target, cursor.site());
  }

  void invokeDynamic(InvokeDynamicInstruction d) {
    FrameState frame = method.frame();
    String bootstrap =
        d.bootstrapMethod().owner().displayName() + "." + d.bootstrapMethod().methodName();
    switch (bootstrap) {
      case "SwitchBootstraps.typeSwitch", "SwitchBootstraps.enumSwitch" -> {
        List<Node> arguments = frame.pop(2);
        frame.push(typeSwitches.select(d, arguments.get(0), arguments.get(1)));
      }
      case "ObjectMethods.bootstrap" -> {
        List<Node> arguments = frame.pop(d.typeSymbol().parameterCount());
        frame.push(recordMethods.call(d, arguments));
      }
      case "StringConcatFactory.makeConcatWithConstants", "StringConcatFactory.makeConcat" -> {
        List<Node> unused = frame.pop(d.typeSymbol().parameterCount());
        frame.push(cursor.append(new Forbidden(Rule.CONCATENATION, "string concatenation")));
      }
      case "LambdaMetafactory.metafactory", "LambdaMetafactory.altMetafactory" -> {
        List<Node> _ = frame.pop(d.typeSymbol().parameterCount());
        String what = "a lambda for " + d.typeSymbol().returnType().displayName();
        frame.push(cursor.report(Kind.REF, Rule.LAMBDA, what));
      }
      default -> throw cursor.violation(Rule.LANGUAGE, "invokedynamic of " + bootstrap);
    }
  }
}
