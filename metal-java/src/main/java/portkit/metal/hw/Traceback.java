package portkit.metal.hw;

import portkit.metal.hw.layout.TracebackTable;
import portkit.metal.hw.sim.Machine;

/**
 * A walk up the stack, for a panic that is to tell who called whom. Frames have fixed sizes, since
 * metal Java neither recurses nor grows them, so a table of sizes is all that the walk needs.
 *
 * <pre>{@code
 * for (long at = stack; Traceback.site(at) != 0; at = Traceback.caller(at)) {
 *   for (long site = Traceback.site(at); site != 0; site = Traceback.inlinedInto(site)) {
 *     print(Traceback.method(site), Traceback.line(site));
 *   }
 * }
 * }</pre>
 *
 * A place is the address on the stack at which a return address lies.
 */
public final class Traceback {
  private Traceback() {}

  /** The address of the image's {@link TracebackTable}; an image that never asks has none. */
  @Intrinsic(value = "tracebackTable", effect = Effect.PURE)
  public static long table() {
    return Machine.current().image().traceback();
  }

  /** The site of the call that a return address belongs to, or 0 if the program knows of none. */
  public static long site(long place) {
    long row = row(place);
    return row == 0 ? 0 : TracebackTable.Row.SITE.getUnsigned(row);
  }

  /** The place of the next return address up the stack. */
  public static long caller(long place) {
    return place + TracebackTable.Row.FRAME.getUnsigned(row(place));
  }

  /** The site of the call that was inlined at a site, or 0. */
  public static long inlinedInto(long site) {
    return TracebackTable.Site.CALLER.getUnsigned(site);
  }

  /** The address of the name of class, method and file of a site: a C string. */
  public static long method(long site) {
    return TracebackTable.Site.METHOD.getUnsigned(site);
  }

  /** The line of a site, or 0. */
  public static int line(long site) {
    return TracebackTable.Site.LINE.get(site);
  }

  /** The last row that does not begin after the call: the return address is behind the call. */
  private static long row(long place) {
    long table = table();
    if (table == 0) {
      return 0;
    }
    long call = Memory.load64(place) - 1;
    int low = 0;
    int high = TracebackTable.COUNT.get(table);
    while (low < high) {
      int middle = (low + high) >>> 1;
      long address = TracebackTable.Row.ADDRESS.getUnsigned(TracebackTable.row(table, middle));
      if (Unsigned.atMost(address, call)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : TracebackTable.row(table, low - 1);
  }
}
