package portkit.metal.compiler.world;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The class file of a lambda that was made at build time. The JVM keeps none of the hidden class
 * that it made for it, so it is written anew: a method of the interface that converts the captured
 * values and its arguments, as java.lang.invoke.LambdaMetafactory describes, and calls the lambda's
 * body.
 */
final class LambdaClass {
  private final Class<?> type;
  private final ClassDesc name;
  private final LambdaBody body;
  private final List<Field> captured;

  LambdaClass(Classes classes, Class<?> type) {
    this.type = type;
    name = ClassDesc.of(type.getName().replaceFirst("/0x[0-9a-f]+$", ""));
    body = LambdaBody.of(classes, type);
    captured =
        Arrays.stream(type.getDeclaredFields())
            .sorted(
                Comparator.comparingInt(f -> Integer.parseInt(f.getName().replaceAll("\\D", ""))))
            .toList();
  }

  byte[] file() {
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
        .build(
            name,
            c -> {
              for (Method m : type.getDeclaredMethods()) {
                MethodTypeDesc signature =
                    MethodTypeDesc.of(
                        desc(m.getReturnType()),
                        Arrays.stream(m.getParameterTypes()).map(LambdaClass::desc).toList());
                c.withMethodBody(
                    m.getName(), signature, ClassFile.ACC_PUBLIC, code -> call(code, signature));
              }
            });
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  private void call(CodeBuilder code, MethodTypeDesc signature) {
    List<ClassDesc> wanted = body.arguments();
    if (body.isConstructor()) {
      code.new_(body.owner()).dup();
    }
    int next = 0;
    for (Field f : captured) {
      code.aload(0).getfield(name, f.getName(), desc(f.getType()));
      convert(code, desc(f.getType()), wanted.get(next++));
    }
    for (int i = 0; i < signature.parameterCount(); i++) {
      ClassDesc given = signature.parameterType(i);
      code.loadLocal(TypeKind.from(given), code.parameterSlot(i));
      convert(code, given, wanted.get(next++));
    }
    body.invoke(code);
    returns(code, signature.returnType());
  }

  private void returns(CodeBuilder code, ClassDesc wanted) {
    if (!wanted.equals(ConstantDescs.CD_void)) {
      convert(code, body.result(), wanted);
    }
    code.return_(TypeKind.from(wanted)); // what a void method leaves on the stack is lost
  }

  /** Casts, boxes, unboxes or widens. */
  private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.equals(to)) {
      return;
    }
    if (from.isPrimitive() && to.isPrimitive()) {
      code.conversion(TypeKind.from(from), TypeKind.from(to));
    } else if (to.isPrimitive()) {
      ClassDesc box = Boxes.of(to);
      code.checkcast(box).invokevirtual(box, Boxes.unboxing(to), MethodTypeDesc.of(to));
    } else if (from.isPrimitive()) {
      ClassDesc box = Boxes.of(from);
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
    } else {
      code.checkcast(to);
    }
  }
}
