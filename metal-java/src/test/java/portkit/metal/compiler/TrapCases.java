package portkit.metal.compiler;

import portkit.metal.hw.Export;

/** What happens before a trap has happened. */
final class TrapCases {
  private TrapCases() {}

  static final int[] SMALL = {1, 2, 3};
  static int[] array = SMALL;
  static int count;

  /** What earlier calls left, also those that trapped. */
  @Export("state")
  static int state() {
    return count;
  }

  @Export("thrownLater")
  static int thrownLater(int i) {
    if (i < 0) {
      IllegalStateException e = new IllegalStateException("negative: " + i);
      count += i;
      SMALL[1]++;
      throw e;
    }
    return SMALL[1];
  }

  @Export("writtenInTheMessage")
  static int writtenInTheMessage(int i) {
    if (i > 0) {
      throw new IllegalStateException("number " + count++);
    }
    return count;
  }

  /** An index whose address does not fit an instruction. */
  @Export("farIndex")
  static int farIndex(int i) {
    array = i == 7 ? null : SMALL;
    return i > 3 ? array[Integer.MAX_VALUE] : array[i & 3];
  }
}
