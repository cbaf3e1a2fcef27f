package portkit.metal.hw.layout;

/** The check of an index: in metal Java a failure is a panic. */
final class Index {
  private Index() {}

  static void check(int index, int count) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
  }
}
