package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Memory;
import portkit.metal.hw.layout.LinuxStack;

/** The tender's own command line: options, then the program and its arguments. */
final class Options {
  private static final int MOST_DIGITS = 9;

  private int program;
  private int mode;
  private long mebibytes;
  private long processorSeconds;
  private long milliseconds;
  private long hidden;
  private long cache;
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
      milliseconds = number(word, "--timeout=");
    } else if (CString.startsWith(word, "--hide=")) {
      hidden = number(word, "--hide=");
    } else if (CString.startsWith(word, "--program=")) {
      file = word + "--program=".length();
    } else if (CString.startsWith(word, "--cache=")) {
      cache = word + "--cache=".length();
    } else {
      return false;
    }
    return mebibytes >= 0 && processorSeconds >= 0 && milliseconds >= 0 && hidden >= 0;
  }

  /** The number that follows, or -1. */
  private static long number(long word, String name) {
    long at = word + name.length();
    long value = 0;
    int digits = 0;
    for (; Memory.load8(at) >= '0' && Memory.load8(at) <= '9' && digits < MOST_DIGITS; digits++) {
      value = value * 10 + Memory.load8(at++) - '0';
    }
    return digits > 0 && Memory.load8(at) == 0 ? value : -1;
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

  /** The folder of the validation cache, a C string, or 0 if the program is not to be looked up. */
  long cache() {
    return cache;
  }
}
