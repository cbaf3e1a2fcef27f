package portkit.metal.compiler.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.compiler.ir.Site;

/**
 * Emits the {@link portkit.metal.hw.layout.TracebackTable}: a row where a function begins and where
 * the place in the source changes, then the places, then the names of methods.
 */
public final class TracebackEmitter {
  private final Assembler asm;
  private final SequencedMap<Site, Label> sites = new LinkedHashMap<>();
  private final SequencedMap<String, Label> methods = new LinkedHashMap<>();

  private TracebackEmitter(Assembler asm) {
    this.asm = asm;
  }

  /** Emits the table, which begins at the label, for functions in the order of their addresses. */
  public static void emit(Assembler asm, Label table, List<FunctionCode> functions) {
    new TracebackEmitter(asm).emit(table, functions);
  }

  private void emit(Label table, List<FunctionCode> functions) {
    asm.alignData(4);
    asm.bind(table);
    // What follows the last function is none: a row without a site.
    asm.u32(1 + functions.stream().mapToInt(f -> f.lines().size()).sum());
    for (FunctionCode f : functions) {
      f.lines().forEach(mark -> row(mark.at(), f.cfaOffset(), mark.site()));
    }
    asm.u32(functions.getLast().end());
    asm.u32(0);
    asm.u32(0);
    emitSites();
    methods.forEach(
        (name, label) -> {
          asm.bind(label);
          asm.ascii(name);
          asm.u8(0);
        });
  }

  private void row(Label address, int frame, Site site) {
    asm.u32(address);
    asm.u32(frame);
    asm.u32(label(site));
  }

  private Label label(Site site) {
    if (site.caller() != null) {
      label(site.caller());
    }
    return sites.computeIfAbsent(site, s -> new Label("site"));
  }

  private void emitSites() {
    sites.forEach(
        (site, label) -> {
          asm.bind(label);
          asm.u32(methods.computeIfAbsent(method(site), name -> new Label("method")));
          asm.u32(site.line());
          if (site.caller() == null) {
            asm.u32(0);
          } else {
            asm.u32(sites.get(site.caller()));
          }
        });
  }

  private static String method(Site site) {
    return "%s.%s(%s)"
        .formatted(site.method().className(), site.method().name(), site.method().sourceFile());
  }
}
