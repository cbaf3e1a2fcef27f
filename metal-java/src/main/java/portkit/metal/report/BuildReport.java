package portkit.metal.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.EntryPoint;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.elf.Section;

/**
 * What an image consists of: sections, entries with the stack they need, and a map of functions and
 * static fields. The same for the same program, byte for byte.
 */
public final class BuildReport {
  private final StringBuilder out = new StringBuilder();
  private final Program program;
  private final Image image;

  private BuildReport(Program program, Image image) {
    this.program = program;
    this.image = image;
  }

  /** The report on a program and the image it was laid out as. */
  public static String of(Program program, Image image) {
    BuildReport report = new BuildReport(program, image);
    report.sections();
    report.entries();
    report.functions();
    report.statics();
    return report.out.toString();
  }

  private void row(String text) {
    out.append(text).append('\n');
  }

  private void sections() {
    row("%-12s %-8s %10s".formatted("section", "address", "bytes"));
    for (Section s : Freestanding.sections(image)) {
      row("%-12s %08x %10d".formatted(s.name(), s.address(), s.size()));
    }
    row("objects: %d; rounds: %d".formatted(image.heap().objectCount(), program.rounds()));
  }

  private void entries() {
    row("\n%-12s %10s %10s".formatted("entry", "stack", "budget"));
    image
        .stackBounds()
        .forEach(
            (symbol, bytes) ->
                row(
                    "%-12s %10d %10s"
                        .formatted(
                            symbol, bytes, budget(symbol).map(String::valueOf).orElse("any"))));
  }

  private Optional<Integer> budget(String symbol) {
    return program.entries().stream()
        .filter(e -> e.symbol().equals(symbol))
        .map(EntryPoint::stackBudget)
        .filter(bytes -> bytes > 0)
        .findFirst();
  }

  private void functions() {
    row("\n%-8s %8s %6s  %s".formatted("address", "bytes", "frame", "function"));
    List<FunctionCode> byAddress =
        image.functions().stream()
            .sorted(Comparator.comparingLong(f -> image.code().address(f.start())))
            .toList();
    for (FunctionCode f : byAddress) {
      long start = image.code().address(f.start());
      long bytes = image.code().address(f.end()) - start;
      row("%08x %8d %6d  %s".formatted(start, bytes, f.frameSize(), name(f)));
    }
  }

  private static String name(FunctionCode f) {
    String method = f.graph().method().toString();
    return f.graph().isExported() ? f.graph().symbol() + " = " + method : method;
  }

  private void statics() {
    if (image.heap().staticFields().isEmpty()) {
      return;
    }
    row("\n%-8s  %s".formatted("address", "static field"));
    image.heap().staticFields().stream()
        .sorted(Comparator.comparingLong(image.heap()::of))
        .forEach(
            f ->
                row(
                    "%08x  %s.%s"
                        .formatted(
                            image.heap().of(f), f.getDeclaringClass().getName(), f.getName())));
  }
}
