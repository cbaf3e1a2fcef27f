package portkit.os;

import java.util.EnumSet;
import java.util.Set;
import portkit.os.elf.ProgramImage;

/** Something that runs programs written for the OS interface. */
public interface Port {
  /** The name by which a person picks it, such as {@code hosted}. */
  String name();

  /** What it is, in one line. */
  String description();

  /** The profiles that it has; one may be missing all the same on a machine without the means. */
  default Set<Profile> profiles() {
    return EnumSet.allOf(Profile.class);
  }

  /**
   * Runs a program to its end.
   *
   * @return the program's exit code, 0 to 255
   * @throws PortkitException if the port cannot run it, or its time limit passes
   */
  int run(ProgramImage program, Launch launch);
}
