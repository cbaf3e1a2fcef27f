package portkit.hosted;

import portkit.hosted.host.HostCheck;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/** The port inside the JVM. One program runs at a time, any number one after the other. */
public final class HostedPort implements Port {
  /** Programs have fixed addresses, so that two at a time would meet. */
  private static final Object ONE_AT_A_TIME = new Object();

  @Override
  public String name() {
    return "hosted";
  }

  @Override
  public String description() {
    return "inside the JVM, every call a Java method you can step through; no isolation";
  }

  @Override
  public int run(ProgramImage program, Launch launch) {
    HostCheck.check();
    if (launch.memory() != 0) {
      throw new PortkitException(
          Failure.USAGE,
          "port hosted has the memory of its process: -m is for a machine, such as --port"
              + " baremetal");
    }
    synchronized (ONE_AT_A_TIME) {
      try (Guest guest = new Guest(program, launch)) {
        return guest.run();
      }
    }
  }
}
