package portkit.baremetal.boot;

import portkit.metal.hw.Memory;

/**
 * The command line as the program gets it: words separated by blanks; words before {@code --} are
 * the environment, those after it the arguments, the program's name first. Without {@code --} all
 * are arguments, and the name is missing. In a word, {@code %} and two hexadecimal digits stand for
 * a byte.
 */
public final class Arguments {
  private static final long WORD = Long.BYTES;
  private static final String NAME = "program";

  private long line;
  private boolean separated;
  private int environmentCount;
  private int argumentCount;

  /** The vectors and the next free byte for strings, while they are written. */
  private long vector;

  private long text;

  /** No arguments yet. */
  public Arguments() {}

  /** Counts the words of a command line, a C string or 0. */
  public void parse(long commandLine) {
    line = commandLine;
    separated = false;
    environmentCount = 0;
    argumentCount = 0;
    for (long w = firstWord(); w != 0; w = nextWord(w)) {
      if (!separated && isSeparator(w)) {
        separated = true;
        environmentCount = argumentCount;
        argumentCount = 0;
      } else {
        argumentCount++;
      }
    }
    if (!separated) {
      argumentCount++; // the name
    }
  }

  /** The number of arguments, the name included. */
  public int count() {
    return argumentCount;
  }

  /** The bytes that {@link #write} needs at most. */
  public long size() {
    long length = 0;
    for (long w = firstWord(); w != 0; w = nextWord(w)) {
      length += wordEnd(w) - w + 1;
    }
    return (argumentCount + environmentCount + 2) * WORD + length + NAME.length() + 1;
  }

  /** The address of the environment's vector in a block that has been written. */
  public long environment(long block) {
    return block + (argumentCount + 1) * WORD;
  }

  /** Writes both vectors, each with a null at its end, and then their strings. */
  public void write(long block) {
    long end = environment(block) + (environmentCount + 1) * WORD;
    text = end;
    vector = block;
    if (!separated) {
      writeName();
    }
    boolean past = !separated;
    for (long w = firstWord(); w != 0; w = nextWord(w)) {
      if (past) {
        writeWord(w);
      } else {
        past = isSeparator(w);
      }
    }
    Memory.store64(vector, 0);
    vector = environment(block);
    long w = firstWord();
    for (int i = 0; i < environmentCount; i++) {
      writeWord(w);
      w = nextWord(w);
    }
    Memory.store64(vector, 0);
  }

  private void writeName() {
    beginWord();
    for (int i = 0; i < NAME.length(); i++) {
      Memory.store8(text++, NAME.charAt(i));
    }
    Memory.store8(text++, 0);
  }

  private void beginWord() {
    Memory.store64(vector, text);
    vector += WORD;
  }

  private void writeWord(long word) {
    beginWord();
    long at = word;
    long end = wordEnd(word);
    while (at < end) {
      int c = Memory.load8(at++);
      if (c == '%' && end - at >= 2 && digit(at) >= 0 && digit(at + 1) >= 0) {
        c = digit(at) << 4 | digit(at + 1);
        at += 2;
      }
      Memory.store8(text++, c);
    }
    Memory.store8(text++, 0);
  }

  private static int digit(long at) {
    int c = Memory.load8(at);
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private long firstWord() {
    return line == 0 ? 0 : skipBlanks(line);
  }

  private static long nextWord(long word) {
    return skipBlanks(wordEnd(word));
  }

  /** The next word from there on, or 0. */
  private static long skipBlanks(long at) {
    long word = at;
    while (Memory.load8(word) == ' ') {
      word++;
    }
    return Memory.load8(word) == 0 ? 0 : word;
  }

  private static long wordEnd(long word) {
    long end = word;
    while (Memory.load8(end) != 0 && Memory.load8(end) != ' ') {
      end++;
    }
    return end;
  }

  private static boolean isSeparator(long word) {
    return wordEnd(word) - word == 2 && Memory.load8(word) == '-' && Memory.load8(word + 1) == '-';
  }
}
