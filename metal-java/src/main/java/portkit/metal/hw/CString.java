package portkit.metal.hw;

/** Strings in raw memory that end with a zero byte. */
public final class CString {
  private CString() {}

  /** The number of bytes before the zero. */
  public static long length(long string) {
    long end = string;
    while (Memory.load8(end) != 0) {
      end++;
    }
    return end - string;
  }

  /** Whether it has exactly the given characters, which are ASCII. */
  public static boolean equals(long string, String expected) {
    return startsWith(string, expected) && Memory.load8(string + expected.length()) == 0;
  }

  /** Whether it begins with the given characters, which are ASCII. */
  public static boolean startsWith(long string, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      // A zero byte differs from any character, so nothing past the end is read.
      if (Memory.load8(string + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Copies the string with its zero, cut off if there is no room.
   *
   * @param capacity room for the copy in bytes, its zero included; at least 1
   * @return the bytes copied, without the zero
   */
  public static long copy(long to, long capacity, long string) {
    long count = 0;
    while (count < capacity - 1 && Memory.load8(string + count) != 0) {
      Memory.store8(to + count, Memory.load8(string + count));
      count++;
    }
    Memory.store8(to + count, 0);
    return count;
  }

  /**
   * Writes ASCII characters and a zero, cut off if there is no room.
   *
   * @param capacity room in bytes, the zero included; at least 1
   * @return the bytes written, without the zero
   */
  public static long put(long to, long capacity, String text) {
    int count = (int) Math.min(capacity - 1, text.length());
    for (int i = 0; i < count; i++) {
      Memory.store8(to + i, text.charAt(i));
    }
    Memory.store8(to + count, 0);
    return count;
  }
}
