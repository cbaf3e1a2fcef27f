package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.layout.LinuxStack;

/**
 * The program's arguments and environment, copied from the tender's own to memory of the program's,
 * so that it may name them to calls.
 */
final class ProgramArguments {
  private static final long WORD = Long.BYTES;

  private long firstArgument;
  private int count;
  private int environmentCount;
  private long text;

  /** Of those on the stack that the tender began with, from the program's name on. */
  void take(long stack, int program) {
    firstArgument = LinuxStack.arguments(stack) + program * WORD;
    count = (int) LinuxStack.ARGUMENT_COUNT.get(stack) - program;
    environmentCount = 0;
    while (Memory.load64(LinuxStack.environment(stack) + environmentCount * WORD) != 0) {
      environmentCount++;
    }
  }

  int count() {
    return count;
  }

  /** The bytes that {@link #write} needs. */
  long size() {
    return vectors() + textSize(firstArgument, count) + textSize(source(), environmentCount);
  }

  /** The environment's vector in a block that was written. */
  long environment(long block) {
    return block + (count + 1) * WORD;
  }

  /** Writes both vectors, each with a null at its end, and their strings. */
  void write(long block) {
    text = block + vectors();
    write(block, firstArgument, count);
    write(environment(block), source(), environmentCount);
  }

  private long vectors() {
    return (count + environmentCount + 2) * WORD;
  }

  /** The environment's vector lies behind that of the arguments. */
  private long source() {
    return firstArgument + (count + 1) * WORD;
  }

  private static long textSize(long vector, int strings) {
    long size = 0;
    for (int i = 0; i < strings; i++) {
      size += CString.length(Memory.load64(vector + i * WORD)) + 1;
    }
    return size;
  }

  private void write(long to, long vector, int strings) {
    for (int i = 0; i < strings; i++) {
      long string = Memory.load64(vector + i * WORD);
      long length = CString.length(string) + 1;
      Memory.copy(text, string, length);
      Memory.store64(to + i * WORD, text);
      text += length;
    }
    Memory.store64(to + strings * WORD, 0);
  }
}
