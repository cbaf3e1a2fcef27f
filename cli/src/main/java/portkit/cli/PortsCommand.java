package portkit.cli;

import picocli.CommandLine.Command;
import portkit.os.Port;

/** {@code portkit ports}: what programs can run on. */
@Command(name = "ports", description = "Lists the ports.", mixinStandardHelpOptions = true)
final class PortsCommand implements Runnable {
  @Override
  public void run() {
    for (Port port : Ports.all()) {
      System.out.printf("%-20s %s%n", port.name(), port.description());
    }
  }
}
