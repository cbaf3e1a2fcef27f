package portkit.go;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files of the port that are packaged with portkit.
 *
 * @param texts by their names, with slashes
 */
record PortFiles(SortedMap<String, String> texts) {
  /** Our own files of Go's library, named as in {@code GOROOT/src}. */
  static PortFiles ofTheLibrary() {
    return load("src");
  }

  /** The sources of the tool that the {@code go} command runs the others through. */
  static PortFiles ofToolexec() {
    return load("toolexec");
  }

  private static PortFiles load(String folder) {
    try {
      URI uri = PortFiles.class.getResource(folder).toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath("/portkit/go", folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PortFiles read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        texts.put(name, Files.readString(file));
      }
    }
    return new PortFiles(texts);
  }
}
