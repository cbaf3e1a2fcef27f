package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.layout.LinuxStack;

/** The tender's own command line: options, then the program and its arguments. */
final class Options {
  private static final int MOST_DIGITS = 9;

  private int program;
  private long end;
  private int mode;
  private long mebibytes;
  private long processorSeconds;
  private long milliseconds;
  private long hidden;
  private long validated;
  private long fallback;
  private int behindFallback;
  private long file;

  /** Threads of the kernel's. */
  static final int THREADS = 0;

  /** One thread, and no way to get another. */
  static final int SINGLE = 1;

  /** Threads that take turns on the one of the kernel's. */
  static final int COROUTINES = 2;

  /** Reads it; false if there is something in it that nobody knows. */
  boolean parse(long stack) {
    int count = (int) LinuxStack.ARGUMENT_COUNT.get(stack);
    for (program = 1; program < count; program++) {
      long word = LinuxStack.argument(stack, program);
      if (!CString.startsWith(word, "--")) {
        return true;
      }
      if (!option(word)) {
        return false;
      }
    }
    return false;
  }

  private boolean option(long word) {
    if (CString.equals(word, "--single")) {
      mode = SINGLE;
    } else if (CString.equals(word, "--coroutines")) {
      mode = COROUTINES;
    } else if (CString.startsWith(word, "--memory=")) {
      mebibytes = number(word, "--memory=");
    } else if (CString.startsWith(word, "--cpu=")) {
      processorSeconds = number(word, "--cpu=");
    } else if (CString.startsWith(word, "--timeout=")) {
      milliseconds = milliseconds(word + "--timeout=".length());
    } else if (CString.startsWith(word, "--hide=")) {
      hidden = number(word, "--hide=");
    } else if (CString.startsWith(word, "--program=")) {
      file = word + "--program=".length();
    } else if (CString.startsWith(word, "--validated=")) {
      validated = word + "--validated=".length();
    } else if (CString.startsWith(word, "--fallback=")) {
      fallback = word + "--fallback=".length();
      behindFallback = program + 1;
    } else {
      return false;
    }
    return mebibytes >= 0 && processorSeconds >= 0 && milliseconds >= 0 && hidden >= 0;
  }

  /** The number that follows, or -1. */
  private long number(long word, String name) {
    long value = digits(word + name.length(), MOST_DIGITS);
    return Memory.load8(end) == 0 ? value : -1;
  }

  /** Seconds, with up to three digits behind a point; or -1. */
  private long milliseconds(long text) {
    long seconds = digits(text, MOST_DIGITS);
    if (seconds < 0 || Memory.load8(end) == 0) {
      return seconds < 0 ? -1 : seconds * 1000;
    }
    long point = end;
    long part = digits(point + 1, 3);
    for (long d = end - point - 1; d < 3; d++) {
      part *= 10;
    }
    return Memory.load8(point) == '.' && part >= 0 && Memory.load8(end) == 0
        ? seconds * 1000 + part
        : -1;
  }

  /** The number at the address, of a digit or more; or -1. What follows is at {@link #end}. */
  private long digits(long text, int most) {
    long value = 0;
    end = text;
    while (Memory.load8(end) >= '0' && Memory.load8(end) <= '9' && end - text < most) {
      value = value * 10 + Memory.load8(end++) - '0';
    }
    return end > text ? value : -1;
  }

  /** The index among the arguments at which the program's own begin, its name first. */
  int program() {
    return program;
  }

  /** The path of the program's file where that is not its name, or 0. */
  long file() {
    return file;
  }

  /** {@link #THREADS}, {@link #SINGLE} or {@link #COROUTINES}. */
  int mode() {
    return mode;
  }

  /** The memory limit; 0 for none. */
  long mebibytes() {
    return mebibytes;
  }

  /** The limit on processor time; 0 for none. */
  long processorSeconds() {
    return processorSeconds;
  }

  /** The limit on time; 0 for none. */
  long milliseconds() {
    return milliseconds;
  }

  /** Profiles that are to be missing, as capability bits. */
  long hidden() {
    return hidden;
  }

  /** The folder that tells which files have passed the validator, or 0 if none needs to have. */
  long validated() {
    return validated;
  }

  /** The index of the argument behind that which names the fallback. */
  int behindFallback() {
    return behindFallback;
  }

  /** The path of the command that is to start what has not passed yet, or 0. */
  long fallback() {
    return fallback;
  }
}
