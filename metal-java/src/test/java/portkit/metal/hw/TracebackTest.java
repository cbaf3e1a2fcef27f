package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.layout.TracebackTable;
import portkit.metal.hw.sim.Machine;

/** A walk up a stack made by hand. */
class TracebackTest {
  private static final long TABLE = 0x1000;
  private static final long SITES = 0x1100;
  private static final long NAMES = 0x1200;
  private static final long STACK = 0x1800;
  private static final int CODE = 0x10_0000;

  private final Machine machine = new Machine();

  TracebackTest() {
    machine.memory().ram(0x1000, 0x1000);
    machine.image().traceback(TABLE);
    machine.run(
        () -> {
          site(0, 10, 0);
          site(1, 20, 0);
          site(2, 30, 1); // inlined into 1
          // 0x100000: function of 16 bytes of stack at site 0; then one of 48, at sites 2 and 1
          row(0, 0, 16, 0);
          row(1, 0x20, 48, 2);
          row(2, 0x28, 48, 1);
          row(3, 0x40, 0, -1); // not of the program
          TracebackTable.COUNT.set(TABLE, 4);
        });
  }

  private static long siteAddress(int index) {
    return index < 0 ? 0 : SITES + (long) index * TracebackTable.Site.LAYOUT.size();
  }

  private static void site(int index, int line, int caller) {
    long name = NAMES + 16L * index;
    CString.put(name, 16, "method" + index);
    TracebackTable.Site.METHOD.set(siteAddress(index), (int) name);
    TracebackTable.Site.LINE.set(siteAddress(index), line);
    TracebackTable.Site.CALLER.set(siteAddress(index), caller == 0 ? 0 : (int) siteAddress(caller));
  }

  private static void row(int index, int offset, int frame, int site) {
    TracebackTable.COUNT.set(TABLE, index + 1);
    long row = TracebackTable.row(TABLE, index);
    TracebackTable.Row.ADDRESS.set(row, CODE + offset);
    TracebackTable.Row.FRAME.set(row, frame);
    TracebackTable.Row.SITE.set(row, (int) siteAddress(site));
  }

  private static List<String> walk(long stack) {
    List<String> lines = new ArrayList<>();
    long at = stack;
    while (Traceback.site(at) != 0) {
      for (long site = Traceback.site(at); site != 0; site = Traceback.inlinedInto(site)) {
        long name = Traceback.method(site);
        lines.add((CString.equals(name, "method2") ? "2:" : "?:") + Traceback.line(site));
      }
      at = Traceback.caller(at);
    }
    return lines;
  }

  @Test
  void walksThroughInlinedCallsToTheEnd() {
    machine.run(
        () -> {
          Memory.store64(STACK, CODE + 0x28); // just behind the call, already at the next row
          Memory.store64(STACK + 48, CODE + 5);
          Memory.store64(STACK + 64, CODE + 0x44);
          assertEquals(List.of("2:30", "?:20", "?:10"), walk(STACK));
        });
  }

  @Test
  void withoutATableThereIsNothingToSay() {
    machine.image().traceback(0);
    machine.run(() -> assertEquals(0, Traceback.site(STACK)));
  }

  @Test
  void codeBelowTheProgramEndsTheWalk() {
    machine.run(
        () -> {
          Memory.store64(STACK, CODE);
          assertEquals(List.of(), walk(STACK));
        });
  }
}
