package portkit.conformance.suite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;

/**
 * Loads the classes of a port anew, one of them with a method that does nothing and gives 0. The
 * compiler of metal Java finds the same class files here.
 */
final class SpoiltClasses extends ClassLoader {
  private final String prefix;
  private final String spoilt;
  private final String method;

  /** Of a port's packages, with a method of a class spoilt. */
  SpoiltClasses(String prefix, String spoilt, String method) {
    super(SpoiltClasses.class.getClassLoader());
    this.prefix = prefix;
    this.spoilt = spoilt;
    this.method = method;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    InputStream in = super.getResourceAsStream(name);
    if (!name.equals(spoilt.replace('.', '/') + ".class")) {
      return in;
    }
    try (in) {
      return new ByteArrayInputStream(spoil(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] spoil(byte[] bytes) {
    boolean[] done = new boolean[1];
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel m && m.methodName().equalsString(method)) {
            done[0] = true;
            builder.withMethod(
                m.methodName(),
                m.methodType(),
                m.flags().flagsMask(),
                spoiltMethod ->
                    m.forEach(
                        part -> {
                          if (part instanceof CodeModel) {
                            spoiltMethod.withCode(
                                code ->
                                    nothing(
                                        code, TypeKind.from(m.methodTypeSymbol().returnType())));
                          } else {
                            spoiltMethod.with(part);
                          }
                        }));
          } else {
            builder.with(element);
          }
        };
    byte[] out = ClassFile.of().transformClass(ClassFile.of().parse(bytes), transform);
    if (!done[0]) {
      throw new IllegalArgumentException("there is no " + spoilt + "." + method);
    }
    return out;
  }

  private static void nothing(CodeBuilder code, TypeKind result) {
    switch (result) {
      case VOID -> {}
      case LONG -> code.lconst_0();
      default -> code.iconst_0();
    }
    code.return_(result);
  }
}
