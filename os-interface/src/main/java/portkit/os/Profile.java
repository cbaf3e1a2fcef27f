package portkit.os;

import java.util.EnumSet;
import java.util.Set;

/**
 * A part of the interface that a port has as a whole or not at all: calls, or a promise about them.
 * Every port has {@link #CORE}; each other profile is announced by a capability bit in the table's
 * header, and a program asks the bit, never the port's name.
 */
public enum Profile {
  /** Write, memory, a clock, an end: what a single-threaded runtime cannot do without. */
  CORE(-1),
  /** Input from descriptor 0. */
  INPUT(0),
  /** Sleep and wakeup on a word of memory, and yield. */
  SLEEP(1),
  /** Faults of the processor delivered to the program. */
  FAULTS(2),
  /** More than one thread; each can be interrupted. */
  THREADS(3),
  /** A thread that makes no calls does not keep the others from running. No call belongs to it. */
  PREEMPTION(6),
  /** Time of day. */
  CLOCK(4),
  /** Random bytes that are fit for keys. */
  RANDOM(5);

  private final int bit;

  Profile(int bit) {
    this.bit = bit;
  }

  /** The profile's mask in the header's capability word; 0 for {@link #CORE}. */
  public long mask() {
    return bit < 0 ? 0 : 1L << bit;
  }

  /** The profiles without which a port must not announce this one. */
  public Set<Profile> requires() {
    return switch (this) {
      case THREADS -> EnumSet.of(SLEEP, FAULTS);
      case PREEMPTION -> EnumSet.of(THREADS);
      default -> EnumSet.noneOf(Profile.class);
    };
  }

  /** What is left of all profiles without some and those that require them. */
  public static Set<Profile> allBut(Set<Profile> hidden) {
    EnumSet<Profile> left = EnumSet.noneOf(Profile.class);
    // A profile stands behind those that it requires.
    for (Profile profile : values()) {
      if (!hidden.contains(profile) && left.containsAll(profile.requires())) {
        left.add(profile);
      }
    }
    return left;
  }

  /** The capability word of a port that has the given profiles. */
  public static long capabilities(Set<Profile> profiles) {
    long capabilities = 0;
    for (Profile profile : profiles) {
      capabilities |= profile.mask();
    }
    return capabilities;
  }
}
