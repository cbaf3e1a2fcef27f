package portkit.metal.compiler.world;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Loads classes, finds their class files, and resolves methods as the JVM does. */
public final class Classes {
  private final ClassLoader loader;
  private final Map<Class<?>, Map<String, JavaMethod>> declared = new HashMap<>();
  private final Set<Class<?>> initialised = new HashSet<>();
  private boolean initialisedNow;

  /** Classes as this loader finds them. */
  public Classes(ClassLoader loader) {
    this.loader = loader;
  }

  /** Begins a round. */
  void beginRound() {
    initialisedNow = false;
  }

  /** Whether an initialiser may have run in this round, and changed what was read before. */
  boolean hasInitialised() {
    return initialisedNow;
  }

  /**
   * The class, initialised, by its descriptor.
   *
   * @throws PortkitException if there is none, or its initialiser throws
   */
  public Class<?> load(ClassDesc desc) {
    String d = desc.descriptorString();
    return load(d.startsWith("L") ? d.substring(1, d.length() - 1) : d);
  }

  /** The class by its internal name or array descriptor. */
  public Class<?> load(String internalName) {
    String name = internalName.replace('/', '.');
    Class<?> type = find(name);
    initialisedNow |= initialised.add(type);
    try {
      return Class.forName(name, true, type.isArray() ? loader : type.getClassLoader());
    } catch (ExceptionInInitializerError e) {
      throw initialiserThrew(name, e.getCause());
    } catch (Error e) { // an Error comes as it is, exceptions wrapped (JVMS 5.5)
      throw initialiserThrew(name, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("found before", e);
    }
  }

  /** The parameters and the result as classes. */
  public MethodType load(MethodTypeDesc type) {
    return MethodType.fromMethodDescriptorString(type.descriptorString(), loader);
  }

  private Class<?> find(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw missing(name, e);
    } catch (NoClassDefFoundError e) { // of a superclass or interface, by its internal name
      throw missing(e.getMessage().replace('/', '.'), e);
    } catch (UnsupportedClassVersionError e) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "class %s is compiled for a later Java than the %s that builds it"
              .formatted(name, Runtime.version().feature()),
          e);
    }
  }

  private static PortkitException missing(String name, Throwable cause) {
    return new PortkitException(
        Failure.NO_INPUT, "class " + name + " is not on the class path of the build", cause);
  }

  private static PortkitException initialiserThrew(String name, Throwable thrown) {
    return new PortkitException(
        Failure.UNBUILDABLE,
        "the initialiser of %s threw %s; initialisers run at build time"
            .formatted(name, oneLine(thrown)),
        thrown);
  }

  /** What was thrown; messages of several lines become one. */
  public static String oneLine(Throwable thrown) {
    return thrown.toString().strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** The methods that a class declares itself, by name and descriptor. */
  public Map<String, JavaMethod> declared(Class<?> type) {
    Map<String, JavaMethod> methods = declared.get(type);
    if (methods == null) {
      methods = new LinkedHashMap<>();
      if (!type.isArray() && !type.isPrimitive()) {
        ClassModel file = ClassFile.of().parse(classFile(type));
        for (MethodModel m : file.methods()) {
          JavaMethod method = new JavaMethod(type, file, m);
          methods.put(method.key(), method);
        }
      }
      declared.put(type, methods);
    }
    return methods;
  }

  /**
   * The method that a call finds: first in the class and its superclasses, then the most specific
   * of the interfaces' (JVMS 5.4.3.3).
   */
  public Optional<JavaMethod> resolve(Class<?> type, String key) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      JavaMethod m = declared(c).get(key);
      if (m != null) {
        return Optional.of(m);
      }
    }
    Deque<Class<?>> interfaces = new ArrayDeque<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      interfaces.addAll(Arrays.asList(c.getInterfaces()));
    }
    if (type.isInterface()) {
      interfaces.add(Object.class); // interfaces have Object's methods
    }
    JavaMethod best = null;
    while (!interfaces.isEmpty()) {
      Class<?> next = interfaces.poll();
      JavaMethod m = declared(next).get(key);
      if (m != null && (best == null || isMoreSpecific(m, best))) {
        best = m;
      }
      interfaces.addAll(Arrays.asList(next.getInterfaces()));
    }
    return Optional.ofNullable(best);
  }

  private static boolean isMoreSpecific(JavaMethod m, JavaMethod than) {
    if (m.isAbstract() != than.isAbstract()) {
      return than.isAbstract();
    }
    return than.owner().isAssignableFrom(m.owner());
  }

  private byte[] classFile(Class<?> type) {
    if (type.isHidden()) {
      return new LambdaClass(this, type).file();
    }
    try (InputStream in = resource(type)) {
      if (in == null) {
        throw new PortkitException(
            Failure.UNBUILDABLE, "no class file of " + type.getName() + " is on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new PortkitException(
          Failure.NO_INPUT, "cannot read the class file of " + type.getName() + ": " + e, e);
    }
  }

  private InputStream resource(Class<?> type) {
    return loader.getResourceAsStream(type.getName().replace('.', '/') + ".class");
  }
}
