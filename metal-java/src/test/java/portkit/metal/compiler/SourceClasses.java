package portkit.metal.compiler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes of one source text, compiled by javac in memory. */
final class SourceClasses extends ClassLoader {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** It keeps what it read of the class path, which takes most of the time. */
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, null, null);

  private static final List<String> OPTIONS =
      List.of("-nowarn", "-proc:none", "-classpath", System.getProperty("java.class.path"));

  private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

  /** Compiles a class of the unnamed package. */
  SourceClasses(String className, String source) {
    super(SourceClasses.class.getClassLoader());
    if (!JAVAC
        .getTask(null, new Collector(), null, OPTIONS, null, List.of(new Text(className, source)))
        .call()) {
      throw new AssertionError("javac refuses\n" + source);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream file = files.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = file.toByteArray();
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    ByteArrayOutputStream file = files.get(name.replace(".class", "").replace('/', '.'));
    return file == null
        ? super.getResourceAsStream(name)
        : new ByteArrayInputStream(file.toByteArray());
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String className, String source) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private final class Collector extends ForwardingJavaFileManager<JavaFileManager> {
    Collector() {
      super(FILES);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      URI name = URI.create("memory:///" + className.replace('$', '-') + kind.extension);
      return new SimpleJavaFileObject(name, kind) {
        @Override
        public OutputStream openOutputStream() {
          return files.computeIfAbsent(className, k -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
