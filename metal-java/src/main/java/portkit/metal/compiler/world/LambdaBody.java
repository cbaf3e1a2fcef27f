package portkit.metal.compiler.world;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The method that a lambda stands for.
 *
 * @param name {@code <init>} if the lambda makes objects
 * @param throughInterface whether it is named as a member of an interface
 */
record LambdaBody(
    ClassDesc owner, String name, MethodTypeDesc type, boolean isStatic, boolean throughInterface) {
  private record MethodReference(String tag, String owner, String name, String type) {}

  /**
   * What the hidden class calls, which the JVM tells of its constant pool: besides the constructor
   * of Object, and methods that box or unbox, that is one method.
   */
  static LambdaBody of(Classes classes, Class<?> lambda) {
    List<MethodReference> called = new ArrayList<>();
    List<MethodReference> conversions = new ArrayList<>();
    for (MethodReference m : references(lambda)) {
      boolean converts = Boxes.converts(m.owner, m.name);
      if (!m.name.equals("<init>") || !m.owner.equals("java/lang/Object")) {
        (converts ? conversions : called).add(m);
      }
    }
    List<MethodReference> body = called.isEmpty() ? conversions : called;
    if (body.size() != 1 || body.getFirst().owner.equals("java/lang/invoke/MethodHandle")) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "%s is not a lambda that can be compiled: use an object of a class"
              .formatted(lambda.getName()));
    }
    MethodReference m = body.getFirst();
    Class<?> owner = classes.load(m.owner);
    boolean isStatic =
        classes.resolve(owner, m.name + m.type).map(JavaMethod::isStatic).orElse(false);
    return new LambdaBody(
        ClassDesc.ofInternalName(m.owner),
        m.name,
        MethodTypeDesc.ofDescriptor(m.type),
        isStatic,
        m.tag.equals("INTERFACEMETHODREF"));
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  /** What it takes: for a method of an object, that comes first. */
  List<ClassDesc> arguments() {
    List<ClassDesc> out = new ArrayList<>();
    if (!isStatic && !isConstructor()) {
      out.add(owner);
    }
    out.addAll(type.parameterList());
    return out;
  }

  ClassDesc result() {
    return isConstructor() ? owner : type.returnType();
  }

  void invoke(CodeBuilder code) {
    if (isConstructor()) {
      code.invokespecial(owner, ConstantDescs.INIT_NAME, type);
    } else if (isStatic) {
      code.invokestatic(owner, name, type, throughInterface);
    } else if (throughInterface) {
      code.invokeinterface(owner, name, type);
    } else {
      code.invokevirtual(owner, name, type);
    }
  }

  /** The pool is reached by reflection: no module exports it. */
  private static List<MethodReference> references(Class<?> lambda) {
    try {
      Method pool = Class.class.getDeclaredMethod("getConstantPool");
      pool.setAccessible(true);
      Object constants = pool.invoke(lambda);
      int size = (int) constants.getClass().getMethod("getSize").invoke(constants);
      Method tagAt = constants.getClass().getMethod("getTagAt", int.class);
      Method methodAt = constants.getClass().getMethod("getMemberRefInfoAt", int.class);
      List<MethodReference> out = new ArrayList<>();
      for (int i = 1; i < size; i++) {
        String tag = tagAt.invoke(constants, i).toString();
        if (tag.equals("METHODREF") || tag.equals("INTERFACEMETHODREF")) {
          String[] m = (String[]) methodAt.invoke(constants, i);
          out.add(new MethodReference(tag, m[0], m[1], m[2]));
        }
      }
      return out;
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the build cannot look into the lambda %s: start the JVM with".formatted(lambda.getName())
              + " --add-opens java.base/java.lang=ALL-UNNAMED"
              + " --add-exports java.base/jdk.internal.reflect=ALL-UNNAMED",
          e);
    } catch (NoSuchMethodException | InvocationTargetException e) {
      throw new IllegalStateException("this JVM's constant pools are not as expected", e);
    }
  }
}
