package portkit.metal.compiler.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import portkit.metal.asm.Code;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.dwarf.FrameRow;
import portkit.metal.dwarf.Function;
import portkit.metal.dwarf.LineRow;
import portkit.metal.dwarf.Position;
import portkit.metal.dwarf.Range;

/** Turns the marks made while a function was emitted into what DWARF has for it. */
final class FunctionInfo {
  private static final int RETURN_ADDRESS = 8;

  private FunctionInfo() {}

  /** The function at its final address. */
  static Function of(FunctionCode function, Code code) {
    Range range = new Range(code.address(function.start()), code.address(function.end()));
    List<LineRow> lines = new ArrayList<>();
    InlineTree inlined = new InlineTree();
    for (int i = 0; i < function.lines().size(); i++) {
      FunctionCode.LineMark mark = function.lines().get(i);
      long from = code.address(mark.at());
      boolean last = i + 1 == function.lines().size();
      long to = last ? range.high() : code.address(function.lines().get(i + 1).at());
      if (from < to) {
        lines.add(new LineRow(from, position(mark.site())));
        inlined.add(mark.site(), new Range(from, to));
      }
    }
    return new Function(
        name(function.graph().method()),
        declared(function.graph().method()),
        range,
        lines,
        inlined.calls(),
        frames(function, code, range.low()));
  }

  /** As Java writes it: what a person types after {@code break}. */
  static String name(JavaMethod method) {
    return method.className() + "." + method.name();
  }

  static Position position(Site site) {
    return new Position(site.method().sourcePath(), site.line());
  }

  /**
   * Class files do not say where a method's declaration is: the first line with code stands for it.
   */
  static Position declared(JavaMethod method) {
    return new Position(method.sourcePath(), method.firstLine());
  }

  private static List<FrameRow> frames(FunctionCode function, Code code, long start) {
    List<FrameRow> rows = new ArrayList<>();
    rows.add(new FrameRow.Called(start, RETURN_ADDRESS, new TreeMap<>()));
    for (FunctionCode.FrameMark mark : function.frames()) {
      SortedMap<Reg, Integer> saved = new TreeMap<>();
      for (Reg r : mark.saved()) {
        saved.put(r, RETURN_ADDRESS + Long.BYTES * (saved.size() + 1));
      }
      rows.add(new FrameRow.Called(code.address(mark.at()), mark.cfaOffset(), saved));
    }
    return rows;
  }
}
