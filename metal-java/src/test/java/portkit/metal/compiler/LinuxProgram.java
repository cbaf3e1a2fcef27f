package portkit.metal.compiler;

import portkit.metal.hw.Elements;
import portkit.metal.hw.Export;
import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;

/** A program for Linux: prints its arguments, and traps if there are three. */
final class LinuxProgram {
  private static final int WRITE = 1;
  private static final int STANDARD_OUTPUT = 1;

  private final byte[] buffer = new byte[1024];
  private int used;

  @Export("start")
  int start(long stack) {
    int count = (int) Memory.load64(stack);
    for (int i = 1; i < count; i++) {
      long argument = Memory.load64(stack + 8L * (i + 1));
      for (int c = Memory.load8(argument); c != 0; c = Memory.load8(++argument)) {
        put(c);
      }
      put('\n');
    }
    flush();
    return count == 4 ? buffer[-count] : count;
  }

  private void put(int c) {
    buffer[used++] = (byte) c;
  }

  private void flush() {
    long _ = Linux.call(WRITE, STANDARD_OUTPUT, Elements.address(buffer), used);
    used = 0;
  }
}
