package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.boot.BootProgram;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.dwarf.FrameRow;
import portkit.metal.dwarf.Function;
import portkit.metal.elf.Section;

/** What debuggers are told of frames holds at each instruction, epilogues included. */
class FrameTableTest {
  private static final int RETURN = 0xc3;
  private static final int RETURN_ADDRESS = 8;

  private static int byteAt(BootProgram program, long address) {
    for (Section s : program.sections()) {
      if (s.address() <= address && address < s.address() + s.content().length) {
        return s.content()[(int) (address - s.address())] & 0xff;
      }
    }
    throw new AssertionError("nothing at " + address);
  }

  @Test
  void whereAFunctionReturnsNothingOfItsFrameIsLeft() {
    Program compiled =
        new MetalCompiler(LoopCases.class.getClassLoader())
            .exportStatics(LoopCases.class)
            .compile();
    BootProgram program = Freestanding.link(compiled, "program", "/src");
    int returns = 0;
    for (Function f : program.debug().functions()) {
      List<FrameRow.Called> rows =
          f.frame().stream()
              .filter(FrameRow.Called.class::isInstance)
              .map(FrameRow.Called.class::cast)
              .toList();
      for (int i = 1; i < rows.size(); i++) {
        FrameRow.Called row = rows.get(i);
        if (row.cfaOffset() == RETURN_ADDRESS) {
          assertEquals(RETURN, byteAt(program, row.address()), f.name());
          assertTrue(row.saved().isEmpty(), f.name());
          returns++;
        } else if (rows.get(i - 1).cfaOffset() == RETURN_ADDRESS && i > 1) {
          assertEquals(rows.get(i - 1).address() + 1, row.address(), "behind the return");
        }
      }
    }
    assertTrue(returns > 5, "functions that return: " + returns);
  }
}
