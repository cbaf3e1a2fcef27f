package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler relies on. */
class IntrinsicTest {
  private static List<Method> intrinsics() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Memory.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(Memory.class.getPackageName().replace('.', File.separatorChar));
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> load(Memory.class.getPackageName() + "." + name.replace(".class", "")))
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(Intrinsic.class))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aNameMeansOneThing() throws Exception {
    Map<String, String> meanings = new HashMap<>();
    for (Method method : intrinsics()) {
      Intrinsic intrinsic = method.getAnnotation(Intrinsic.class);
      String meaning =
          method.getDeclaringClass().getSimpleName()
              + "."
              + method.getName()
              + " "
              + method.getReturnType()
              + " "
              + intrinsic.effect();
      assertEquals(
          meaning, meanings.computeIfAbsent(intrinsic.value(), name -> meaning), intrinsic.value());
    }
    assertTrue(meanings.size() > 70, meanings.keySet()::toString);
  }
}
