package @name@;

import java.util.Set;
import portkit.hosted.HostedPort;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** A port inside the JVM whose calls are answered by {@link Calls}. */
public final class @Name@ implements Port {
  private final Port hosted =
      HostedPort.answeredBy(
          "@name@", "a port of my own, in plain Java", Set.of(Profile.CORE), Calls::new);

  /** The service loader makes it. */
  public @Name@() {}

  @Override
  public String name() {
    return hosted.name();
  }

  @Override
  public String description() {
    return hosted.description();
  }

  @Override
  public Set<Profile> profiles() {
    return hosted.profiles();
  }

  @Override
  public int run(ProgramImage program, Launch launch) {
    return hosted.run(program, launch);
  }
}
