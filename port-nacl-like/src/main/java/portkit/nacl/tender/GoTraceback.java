package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;

/** Says where in the Go program a thread was, and from where that was called. */
final class GoTraceback {
  private static final int FRAMES = 12;

  private final GoLineTable table;

  GoTraceback(GoLineTable table) {
    this.table = table;
  }

  /** Adds a line for each function, from the one at the pc outwards; the stack may be bad. */
  void print(Message message, long pc, long stack) {
    long at = pc;
    long sp = stack;
    for (int i = 0; i < FRAMES; i++) {
      // A return address is behind the call, perhaps in the next line.
      long instruction = i == 0 ? at : at - 1;
      long function = table.function(instruction);
      if (function == 0) {
        return;
      }
      message.print(i == 0 ? "  in " : "  called from ");
      describe(message, function, instruction);
      message.end();
      int delta = table.stackDelta(function, instruction);
      if (delta < 0) {
        return;
      }
      at = Memory.load64(sp + delta);
      sp += delta + Long.BYTES;
    }
  }

  private void describe(Message message, long function, long instruction) {
    message.string(table.name(function));
    long file = table.file(function, instruction);
    if (file != 0) {
      message.print(" (").string(baseName(file)).print(":");
      message.decimal(table.line(function, instruction)).print(")");
    }
  }

  private static long baseName(long path) {
    long end = path + CString.length(path);
    while (end > path && Memory.load8(end - 1) != '/') {
      end--;
    }
    return end;
  }
}
