package portkit.baremetal.driver;

/** The first of two sources that is there. */
public final class FirstRandom implements RandomSource {
  private final RandomSource first;
  private final RandomSource second;
  private boolean hasFirst;

  /** With the source that is preferred, and the one in its place. */
  public FirstRandom(RandomSource first, RandomSource second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public boolean start(DeviceMap map) {
    hasFirst = first.start(map);
    return hasFirst || second.start(map);
  }

  @Override
  public long next() {
    return hasFirst ? first.next() : second.next();
  }
}
