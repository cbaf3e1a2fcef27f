package portkit.hosted;

import portkit.os.Launch;

/** What the program's descriptors lead to. Ranges are the program's and not empty. */
interface Descriptors {
  /** Clauses WRT-01 and WRT-04, for descriptor 1 or 2. */
  long write(int fd, long p, long n);

  /** Clauses RED-01 and RED-04. */
  long read(long p, long n);

  /** Writes bytes of Java's to descriptor 1 or 2, all of them. */
  void send(int fd, byte[] bytes);

  /** Tells people, where the program's errors go, why it ended. */
  void report(String text);

  /** The descriptors that the launch asks for. */
  static Descriptors of(Launch launch, Guest guest) {
    return launch.streams() == null
        ? new HostDescriptors(guest)
        : new StreamDescriptors(launch.streams(), guest.memory());
  }
}
