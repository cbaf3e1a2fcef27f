package portkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;

/**
 * A Maven module that {@code portkit new} writes, to be filled in by its owner.
 *
 * @param what it is, as people say
 * @param artifact of portkit's that it is built with
 * @param files beside those that all modules have
 */
record ModuleTemplate(String what, String artifact, List<String> files) {
  /** A board for the bare-metal port. */
  static final ModuleTemplate BOARD =
      new ModuleTemplate(
          "board",
          "port-baremetal",
          List.of(
              "src/main/java/@Name@.java",
              "src/main/java/Simulation.java",
              "src/main/java/ConsoleLine.java",
              "src/main/java/Interrupts.java",
              "src/main/java/Time.java",
              "src/main/java/Calendar.java",
              "src/main/java/Power.java",
              "src/main/services/portkit.baremetal.module.BoardModule",
              "src/test/java/BoardTest.java"));

  /** A port inside the JVM. */
  static final ModuleTemplate PORT =
      new ModuleTemplate(
          "port",
          "port-hosted",
          List.of(
              "src/main/java/@Name@.java",
              "src/main/java/Calls.java",
              "src/main/services/portkit.os.Port"));

  private static final String COMMON = "template/";

  /**
   * Writes the module, whole or not at all.
   *
   * @param name the module's, its package's and the folder's
   * @param into the folder that gets the new one
   * @return the new folder
   */
  Path write(String name, Path into) {
    requireName(name);
    Path folder = into.resolve(name);
    if (Files.exists(folder)) {
      throw new PortkitException(
          Failure.USAGE,
          folder + " exists already; choose another name, or another folder by --into");
    }
    if (!Files.isDirectory(into)) {
      throw new PortkitException(
          Failure.NO_INPUT, "--into %s: there is no such folder".formatted(into));
    }
    Path part = null;
    try {
      part = Files.createDirectory(into.resolve("." + name + "." + ProcessHandle.current().pid()));
      for (Map.Entry<String, String> file : contents(name).entrySet()) {
        Path path = part.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return Files.move(part, folder);
    } catch (IOException e) {
      deleteIfThere(part);
      throw new PortkitException(
          Failure.NO_INPUT, "cannot write %s: %s".formatted(folder, IoReason.of(e)), e);
    }
  }

  /** The files by their paths in the module. */
  Map<String, String> contents(String name) {
    Map<String, String> contents = new TreeMap<>();
    contents.put("pom.xml", fill(resource(COMMON + "pom.xml"), name));
    contents.put("README.md", fill(resource(COMMON + what + "/README.md"), name));
    contents.put(".gitignore", "/target/\n");
    for (String file : files) {
      String path =
          fill(file, name)
              .replace("src/main/services/", "src/main/resources/META-INF/services/")
              .replace("/java/", "/java/" + name + "/");
      contents.put(path, fill(resource(COMMON + what + "/" + file), name));
    }
    return contents;
  }

  private String fill(String text, String name) {
    String version = Version.class.getPackage().getImplementationVersion();
    return text.replace("@name@", name)
        .replace("@Name@", Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .replace("@what@", what)
        .replace("@artifact@", artifact)
        .replace("@version@", version == null ? "" : version)
        .replace("@repository@", Distribution.repository().toUri().toString());
  }

  /** It becomes a package, a class and a folder. */
  private static void requireName(String name) {
    if (!name.matches("[a-z][a-z0-9]{0,39}") || SourceVersion.isKeyword(name)) {
      throw new PortkitException(
          Failure.USAGE,
          "\"%s\" cannot be a module's name: it becomes a Java package, so lower-case letters and digits"
                  .formatted(name)
              + ", a letter first, no word of Java's");
    }
  }

  private static String resource(String path) {
    try (InputStream in = ModuleTemplate.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteIfThere(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
