package portkit.os.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** A TCP port for a child process that cannot choose one itself and tell. */
public final class FreePort {
  private FreePort() {}

  /** A port of the loopback address that nobody uses at this moment. */
  public static int choose() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PortkitException(
          Failure.TOOL_MISSING, "there is no free TCP port: " + e.getMessage(), e);
    }
  }
}
