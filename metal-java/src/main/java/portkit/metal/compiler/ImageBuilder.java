package portkit.metal.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.backend.FunctionEmitter;
import portkit.metal.compiler.backend.Labels;
import portkit.metal.compiler.backend.Tables;
import portkit.metal.compiler.backend.TracebackEmitter;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.image.ImageHeap;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.ImageBoundary;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;

/** Lays out a program's data from an address on and emits its code behind. */
public final class ImageBuilder {
  private static final int PAGE = 4096;

  /** Code of the target in front of the program's: a boot stub, or wrappers around calls. */
  public interface Prologue {
    /**
     * Emits it.
     *
     * @param heap where the data lies
     * @param panic to be bound: traps call it with the message's address in RDI
     * @param entries the exported functions by symbol
     */
    void emit(Assembler asm, ImageHeap heap, Label panic, SequencedMap<String, Label> entries);
  }

  /**
   * What surrounds the program in the image.
   *
   * @param start where the image begins
   */
  public record Bounds(long start) {}

  private ImageBuilder() {}

  /**
   * The program with its data at the base address and its code on the page behind.
   *
   * @param bounds what the program is told of where the whole image lies
   */
  public static Image build(Program program, long base, Prologue prologue, Bounds bounds) {
    ImageHeap heap = new ImageHeap(program.world(), base, program.graphs());
    long codeBase = (heap.end() + PAGE - 1) & -PAGE;
    Assembler asm = new Assembler();
    Labels labels = new Labels();
    labels.boundary(ImageBoundary.IMAGE_START, bounds.start());
    labels.boundary(ImageBoundary.READ_ONLY_START, base);
    labels.boundary(ImageBoundary.READ_ONLY_END, heap.readOnlyEnd());
    asm.bind(labels.boundary(ImageBoundary.TEXT_START));
    SequencedMap<String, Label> entries = new LinkedHashMap<>();
    for (Graph g : program.graphs()) {
      if (g.isExported()) {
        entries.put(g.symbol(), labels.export(g.symbol()));
      }
    }
    prologue.emit(asm, heap, labels.panic(), entries);
    List<FunctionCode> functions = new ArrayList<>();
    for (Graph g : program.graphs()) {
      Label start = g.isExported() ? entries.get(g.symbol()) : labels.of(g.method());
      functions.add(FunctionEmitter.emit(asm, labels, heap, g, start));
    }
    Tables.emit(asm, labels);
    if (labels.isUsed(ImageBoundary.TRACEBACK_TABLE)) {
      TracebackEmitter.emit(asm, labels.boundary(ImageBoundary.TRACEBACK_TABLE), functions);
    }
    asm.bind(labels.boundary(ImageBoundary.TEXT_END));
    asm.bind(labels.boundary(ImageBoundary.IMAGE_END));
    SequencedMap<String, Integer> stack = new StackBounds(functions).ofEntries();
    checkBudgets(program, stack);
    return new Image(
        heap, asm.assemble(codeBase), functions, Collections.unmodifiableMap(entries), stack);
  }

  private static void checkBudgets(Program program, SequencedMap<String, Integer> bounds) {
    List<Violation> violations = new ArrayList<>();
    for (EntryPoint e : program.entries()) {
      int bound = bounds.get(e.symbol());
      if (e.stackBudget() > 0 && bound > e.stackBudget()) {
        String what =
            "%s needs %d bytes of stack, its budget is %d"
                .formatted(e.symbol(), bound, e.stackBudget());
        violations.add(
            new Violation(Rule.BUDGET, what, new Site(e.method(), e.method().firstLine(), null)));
      }
    }
    new Violations(program.graphs()).report(violations);
  }
}
