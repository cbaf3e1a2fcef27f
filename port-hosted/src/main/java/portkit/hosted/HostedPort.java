package portkit.hosted;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import portkit.hosted.host.HostCheck;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Os;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** The port inside the JVM. One program runs at a time, any number one after the other. */
public final class HostedPort implements Port {
  /** Programs have fixed addresses, so that two at a time would meet. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final String name;
  private final String description;
  private final Set<Profile> profiles;
  private final Set<Launch.Watch> always;
  private final Function<Guest, Os> os;

  /** The port of this kit, with all profiles. */
  public HostedPort() {
    this(
        "hosted",
        "inside the JVM, every call a Java method you can step through; no isolation",
        EnumSet.allOf(Profile.class),
        Set.of(),
        HostedOs::new);
  }

  private HostedPort(
      String name,
      String description,
      Set<Profile> profiles,
      Set<Launch.Watch> always,
      Function<Guest, Os> os) {
    this.name = name;
    this.description = description;
    this.profiles = profiles;
    this.always = always;
    this.os = os;
  }

  /**
   * A port that answers the calls in a way of its own, every one in Java.
   *
   * @param name by which a person picks it
   * @param description what it is, in one line
   * @param profiles that it has; only calls of these are made
   * @param os makes what answers the calls of one run
   */
  public static HostedPort answeredBy(
      String name, String description, Set<Profile> profiles, Function<Host, Os> os) {
    return new HostedPort(
        name,
        description,
        Set.copyOf(profiles),
        Set.of(Launch.Watch.STEP), // what Java answers has no native substitute
        guest -> os.apply(new GuestHost(guest, guest.mappings())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Set<Profile> profiles() {
    return profiles;
  }

  /**
   * Refuses what this port has no limits for.
   *
   * @throws PortkitException if the launch limits memory or processor time
   */
  public void check(Launch launch) {
    if (launch.memory() != 0) {
      throw new PortkitException(
          Failure.USAGE,
          "port %s has the memory of its process: -m is for a machine, such as --port baremetal"
              .formatted(name));
    }
    if (!launch.processorTime().isZero()) {
      throw new PortkitException(
          Failure.USAGE, "port hosted cannot limit processor time: --cpu is for --port nacl-like");
    }
  }

  @Override
  public int run(ProgramImage program, Launch launch) {
    HostCheck.check();
    check(launch);
    synchronized (ONE_AT_A_TIME) {
      try (Guest guest = new Guest(program, restricted(launch), os)) {
        return guest.run();
      }
    }
  }

  /** A launch on the port as it is. */
  private Launch restricted(Launch launch) {
    Set<Profile> missing = EnumSet.allOf(Profile.class);
    missing.removeAll(profiles);
    missing.addAll(launch.hidden());
    Set<Launch.Watch> watch = new HashSet<>(launch.watch());
    watch.addAll(always);
    return launch.hiding(missing).watching(watch);
  }
}
