package portkit.cli;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/**
 * A port that lacks profiles.
 *
 * @param port the port as it would be with all of them
 * @param without the profiles that programs are not told of
 */
record Restricted(Port port, Set<Profile> without) implements Port {
  @Override
  public String name() {
    return port.name();
  }

  @Override
  public String description() {
    return port.description();
  }

  @Override
  public Set<Profile> profiles() {
    Set<Profile> hidden = EnumSet.allOf(Profile.class);
    hidden.removeAll(port.profiles());
    hidden.addAll(without);
    return Profile.allBut(hidden);
  }

  @Override
  public int run(ProgramImage program, Launch launch) {
    Set<Profile> hidden = new HashSet<>(launch.hidden());
    hidden.addAll(without);
    return port.run(program, launch.hiding(hidden));
  }
}
