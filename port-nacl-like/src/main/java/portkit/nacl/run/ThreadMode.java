package portkit.nacl.run;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import portkit.os.Profile;

/** How the threads of a program are made. */
public enum ThreadMode {
  /** Each is a thread of the kernel's. */
  THREADS,
  /** There is one: the OS table has no call that starts another. */
  SINGLE,
  /**
   * They take turns on one thread of the kernel's, in calls that wait and when they ask the time.
   */
  COROUTINES;

  /** The port's name in this mode. */
  String port() {
    String name = "nacl-like";
    return this == THREADS ? name : name + ":" + word();
  }

  /** What a program is offered. */
  Set<Profile> profiles() {
    return switch (this) {
      case THREADS -> EnumSet.allOf(Profile.class);
      case SINGLE -> Profile.allBut(Set.of(Profile.THREADS));
      case COROUTINES -> Profile.allBut(Set.of(Profile.PREEMPTION));
    };
  }

  /** In lower case, as people write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
