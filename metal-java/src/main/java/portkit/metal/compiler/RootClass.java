package portkit.metal.compiler;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.world.Classes;
import portkit.metal.hw.Export;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The class that an image is made of when all that is known is a name: its public constructor
 * without parameters wires the objects, and its methods marked with {@link Export}, static ones and
 * others, are the entries.
 */
public final class RootClass {
  private final ClassLoader loader;
  private final Class<?> type;

  private RootClass(ClassLoader loader, Class<?> type) {
    this.loader = loader;
    this.type = type;
  }

  /**
   * Loads and initialises the class.
   *
   * @param name as Java's reflection writes it, with a dollar sign before nested classes
   * @param classPath folders and jars
   * @throws PortkitException if there is no such class, or it cannot be used here
   */
  public static RootClass load(String name, List<Path> classPath) {
    ClassLoader loader = loader(classPath);
    try {
      return new RootClass(loader, new Classes(loader).load(name));
    } catch (LinkageError e) {
      throw broken(name, e);
    }
  }

  private static ClassLoader loader(List<Path> classPath) {
    URL[] urls = classPath.stream().map(RootClass::url).toArray(URL[]::new);
    return new URLClassLoader(urls, RootClass.class.getClassLoader());
  }

  private static URL url(Path entry) {
    if (!Files.exists(entry)) {
      throw new PortkitException(
          Failure.NO_INPUT, "the class path names %s, which does not exist".formatted(entry));
    }
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new PortkitException(Failure.NO_INPUT, "not usable on a class path: " + entry, e);
    }
  }

  private static PortkitException broken(String name, LinkageError e) {
    return new PortkitException(
        Failure.UNBUILDABLE,
        "class %s cannot be loaded: %s".formatted(name, Classes.oneLine(e)),
        e);
  }

  /** The class. */
  public Class<?> type() {
    return type;
  }

  /** A compiler to which the class's marked methods are exported. */
  public MetalCompiler compiler() {
    try {
      List<Method> marked =
          Arrays.stream(type.getDeclaredMethods())
              .filter(m -> m.isAnnotationPresent(Export.class))
              .toList();
      if (marked.isEmpty()) {
        throw new PortkitException(
            Failure.UNBUILDABLE, type.getName() + " has no entry: mark methods with @Export");
      }
      MetalCompiler compiler = new MetalCompiler(loader);
      if (!marked.stream().allMatch(RootClass::isStatic)) {
        compiler.export(instance());
      }
      return marked.stream().anyMatch(RootClass::isStatic)
          ? compiler.exportStatics(type)
          : compiler;
    } catch (LinkageError e) {
      throw broken(type.getName(), e);
    }
  }

  /**
   * A compiler to which all methods of this name are exported, marked or not.
   *
   * @throws PortkitException if there is none, or one takes what only a caller within an image has
   */
  public MetalCompiler compilerOf(String methodName) {
    List<Method> found = new ArrayList<>();
    for (Method m : type.getDeclaredMethods()) {
      if (m.getName().equals(methodName) && !Modifier.isAbstract(m.getModifiers())) {
        requireIntegral(m);
        found.add(m);
      }
    }
    if (found.isEmpty()) {
      throw new PortkitException(
          Failure.NO_INPUT, "%s has no method %s with code".formatted(type.getName(), methodName));
    }
    found.sort((a, b) -> a.toString().compareTo(b.toString())); // reflection has no order
    Optional<Object> receiver =
        found.stream().allMatch(RootClass::isStatic) ? Optional.empty() : Optional.of(instance());
    MetalCompiler compiler = new MetalCompiler(loader);
    for (int i = 0; i < found.size(); i++) {
      Method m = found.get(i);
      String symbol = found.size() == 1 ? methodName : methodName + "#" + (i + 1);
      compiler.export(symbol, isStatic(m) ? Optional.empty() : receiver, m);
    }
    return compiler;
  }

  private void requireIntegral(Method m) {
    for (Class<?> parameter : m.getParameterTypes()) {
      if (!parameter.isPrimitive()) {
        throw new PortkitException(
            Failure.UNBUILDABLE,
            "%s.%s takes a %s, which has to come from a program: name one with --root"
                .formatted(type.getName(), m.getName(), parameter.getSimpleName()));
      }
    }
  }

  private static boolean isStatic(Method m) {
    return Modifier.isStatic(m.getModifiers());
  }

  /** The one object of the class; its constructor wires the image. */
  private Object instance() {
    try {
      Constructor<?> constructor = type.getConstructor();
      constructor.setAccessible(true); // the class itself need not be public
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "%s has no public constructor without parameters, which would wire the image"
              .formatted(type.getName()),
          e);
    } catch (InstantiationException e) {
      throw new PortkitException(
          Failure.UNBUILDABLE, type.getName() + " is abstract: no image can be wired by it", e);
    } catch (InvocationTargetException e) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the constructor of %s threw %s; it runs at build time"
              .formatted(type.getName(), Classes.oneLine(e.getCause())),
          e);
    } catch (IllegalAccessException e) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the constructor of %s cannot be called: %s".formatted(type.getName(), e.getMessage()),
          e);
    }
  }
}
