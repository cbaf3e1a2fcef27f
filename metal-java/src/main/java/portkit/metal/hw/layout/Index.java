package portkit.metal.hw.layout;

/** The check of an index, in the form that the compiler turns into one compare. */
final class Index {
  private Index() {}

  static void check(int index, int count) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
  }
}
