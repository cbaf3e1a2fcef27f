package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Java sources and classes in a folder, as a user has them. */
final class JavaClasses {
  private final Path sources;
  private final Path classes;

  JavaClasses(Path folder) {
    sources = folder.resolve("src");
    classes = folder.resolve("classes");
  }

  Path sources() {
    return sources;
  }

  Path classes() {
    return classes;
  }

  /** Compiles a class of the unnamed package that uses the hardware API. */
  JavaClasses with(String name, String source) {
    Path file = sources.resolve(name + ".java");
    try {
      Files.createDirectories(sources);
      Files.createDirectories(classes);
      Files.writeString(file, "import portkit.metal.hw.*;\n" + source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), "-cp", classPath(), file.toString());
    assertEquals(0, exitCode, source);
    return this;
  }

  private String classPath() {
    return classes + ":" + System.getProperty("java.class.path");
  }
}
