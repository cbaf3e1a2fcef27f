package portkit.metal.compiler.world;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.Kind;

/** A method of the closed world. There is one object for each, compared by identity. */
public final class JavaMethod {
  private final Class<?> owner;
  private final MethodModel model;
  private final String sourceFile;
  private final MethodTypeDesc type;
  private Bytecode bytecode;

  JavaMethod(Class<?> owner, ClassModel file, MethodModel model) {
    this.owner = owner;
    this.model = model;
    type = model.methodTypeSymbol();
    sourceFile =
        file.findAttribute(Attributes.sourceFile())
            .map(a -> a.sourceFile().stringValue())
            .orElse("?");
  }

  /** The class that declares it. */
  public Class<?> owner() {
    return owner;
  }

  /** The method's name. */
  public String name() {
    return model.methodName().stringValue();
  }

  /** Name and descriptor, by which overriding methods are found. */
  public String key() {
    return name() + type.descriptorString();
  }

  /** The parameters and result as declared, without the receiver. */
  public MethodTypeDesc type() {
    return type;
  }

  /** The name of the source file, without a folder. */
  public String sourceFile() {
    return sourceFile;
  }

  /** The line that its code begins with; 0 if it has none, or the class file does not say. */
  public int firstLine() {
    List<Integer> lines = model.code().isPresent() ? bytecode().lines() : List.of();
    return lines.isEmpty() ? 0 : lines.getFirst();
  }

  /** The path of the source file below a source root. */
  public String sourcePath() {
    String folder = owner.getPackageName().replace('.', '/');
    return folder.isEmpty() ? sourceFile : folder + "/" + sourceFile;
  }

  /** Whether the method has this modifier. */
  public boolean is(AccessFlag flag) {
    return model.flags().has(flag);
  }

  /** Whether it takes no receiver. */
  public boolean isStatic() {
    return is(AccessFlag.STATIC);
  }

  /** Whether it has no code because subclasses do. */
  public boolean isAbstract() {
    return is(AccessFlag.ABSTRACT);
  }

  /** The kind of result. */
  public Kind returnKind() {
    return kind(type.returnType());
  }

  /** The kinds of arguments, the receiver first. */
  public List<Kind> argumentKinds() {
    List<Kind> kinds = new ArrayList<>();
    if (!isStatic()) {
      kinds.add(Kind.REF);
    }
    type.parameterList().forEach(p -> kinds.add(kind(p)));
    return kinds;
  }

  /** Whether a parameter or the result is a float or double. */
  public boolean usesFloatingPoint() {
    return isFloating(type.returnType())
        || type.parameterList().stream().anyMatch(JavaMethod::isFloating);
  }

  /** The code; only if the method is neither abstract nor native. */
  public Bytecode bytecode() {
    if (bytecode == null) {
      bytecode = Bytecode.of(model.code().orElseThrow());
    }
    return bytecode;
  }

  /** The annotation of this class, if the method carries it. */
  public Optional<Annotation> annotation(Class<?> annotation) {
    String descriptor = annotation.descriptorString();
    return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(a -> a.annotations().stream())
        .filter(a -> a.className().equalsString(descriptor))
        .findFirst();
  }

  /** The {@code value} of an annotation that has a string there. */
  public Optional<String> annotationValue(Class<?> annotation) {
    return value(annotation).map(v -> ((AnnotationValue.OfString) v).stringValue());
  }

  /** The {@code value} of an annotation that has an int there. */
  public Optional<Integer> annotationInt(Class<?> annotation) {
    return value(annotation).map(v -> ((AnnotationValue.OfInt) v).intValue());
  }

  private Optional<AnnotationValue> value(Class<?> annotation) {
    return annotation(annotation)
        .flatMap(a -> a.elements().stream().filter(e -> e.name().equalsString("value")).findFirst())
        .map(AnnotationElement::value);
  }

  /** The kind of a value declared with this type; of floating point, the kind of that width. */
  public static Kind kind(ClassDesc type) {
    return switch (type.descriptorString().charAt(0)) {
      case 'Z', 'B', 'C', 'S', 'I', 'F' -> Kind.INT;
      case 'J', 'D' -> Kind.LONG;
      case 'L', '[' -> Kind.REF;
      default -> Kind.VOID;
    };
  }

  private static boolean isFloating(ClassDesc type) {
    return type.descriptorString().equals("F") || type.descriptorString().equals("D");
  }

  /** The name of its class; without the number that a lambda's class gets at random. */
  public String className() {
    return owner.getName().replaceFirst("/0x[0-9a-f]+$", "");
  }

  /** Class, name and parameters. */
  @Override
  public String toString() {
    return className() + "." + name() + type.displayDescriptor();
  }
}
