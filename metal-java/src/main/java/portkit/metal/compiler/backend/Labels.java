package portkit.metal.compiler.backend;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import portkit.metal.asm.Label;
import portkit.metal.compiler.ir.ImageBoundary;
import portkit.metal.compiler.world.JavaMethod;

/** The labels that functions share: of each other, of tables and of messages. */
public final class Labels {
  private final Map<JavaMethod, Label> functions = new HashMap<>();
  private final SequencedMap<String, Label> messages = new LinkedHashMap<>();
  private final SequencedMap<List<Label>, Label> tables = new LinkedHashMap<>();
  private final SequencedMap<List<Boolean>, Label> flags = new LinkedHashMap<>();
  private final Map<Long, Label> objects = new HashMap<>();
  private final Map<String, Label> exports = new HashMap<>();
  private final Map<ImageBoundary, Label> boundaries = new EnumMap<>(ImageBoundary.class);
  private final Label panic = new Label("panic");
  private final Label stackEntry = new Label("stack entry");

  /** Nothing yet. */
  public Labels() {}

  /** Where a method's code begins. */
  public Label of(JavaMethod method) {
    return functions.computeIfAbsent(method, m -> new Label(m.toString()));
  }

  /** Where an exported function begins. */
  public Label export(String symbol) {
    return exports.computeIfAbsent(symbol, s -> new Label(s));
  }

  /** A boundary of the image. */
  public Label boundary(ImageBoundary boundary) {
    return boundaries.computeIfAbsent(boundary, b -> new Label(b.toString()));
  }

  /** Whether any code asks for the boundary. */
  public boolean isUsed(ImageBoundary boundary) {
    return boundaries.containsKey(boundary);
  }

  /** Sets a boundary that is known before the code is. */
  public void boundary(ImageBoundary boundary, long address) {
    boundaries.put(boundary, Label.external(boundary.toString(), address));
  }

  /** Where a prepared stack begins to run. */
  Label stackEntry() {
    return stackEntry;
  }

  /** The routine that traps call, with the address of the message in RDI; it does not return. */
  public Label panic() {
    return panic;
  }

  /** A message, as a string that ends in a zero byte. */
  Label message(String text) {
    return messages.computeIfAbsent(text, t -> new Label("message"));
  }

  /** An object of the image at this address; none if it is 0. */
  Label object(long address) {
    return objects.computeIfAbsent(address, a -> Label.external("object", a));
  }

  /** A table of addresses. */
  Label table(List<Label> targets) {
    return tables.computeIfAbsent(List.copyOf(targets), t -> new Label("table"));
  }

  /** A table of bytes, 1 for true. */
  Label flags(List<Boolean> values) {
    return flags.computeIfAbsent(List.copyOf(values), v -> new Label("flags"));
  }

  SequencedMap<String, Label> messages() {
    return messages;
  }

  SequencedMap<List<Label>, Label> tables() {
    return tables;
  }

  SequencedMap<List<Boolean>, Label> flagTables() {
    return flags;
  }
}
