package portkit.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that the {@code go} command reads in place of others, or besides them ({@code go help
 * build}, {@code -overlay}).
 *
 * @param src {@code GOROOT/src}
 * @param texts what the files hold, by their names relative to it
 */
record Overlay(Path src, Map<String, String> texts) {
  /**
   * Writes the files and the list of them.
   *
   * @param folder where to
   * @param entry the name that the folder will have when it is used
   * @param list the list's name
   */
  void write(Path folder, Path entry, String list) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve("src").resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
    Files.writeString(folder.resolve(list), json(entry));
  }

  private String json(Path entry) {
    return texts.keySet().stream()
        .map(name -> string(src.resolve(name)) + ": " + string(entry.resolve("src").resolve(name)))
        .collect(Collectors.joining(",\n", "{\"Replace\": {\n", "\n}}\n"));
  }

  private static String string(Path path) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : path.toString().toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
