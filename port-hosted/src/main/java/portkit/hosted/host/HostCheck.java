package portkit.hosted.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Whether the port can work in this JVM on this machine. */
public final class HostCheck {
  private HostCheck() {}

  /**
   * Refuses what is known not to work.
   *
   * @throws PortkitException {@link Failure#UNSUITABLE_JVM}
   */
  public static void check() {
    check(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (!AuxiliaryVector.thisProcess().hasFsGsBase()) {
      throw unsuitable(
          "the processor or kernel does not let programs set their FS base (FSGSBASE); it needs"
              + " Linux 5.9 or later on a processor from 2012 or later");
    }
    checkCollector(Path.of("/proc/self/task"));
  }

  static void check(String system, String processor) {
    if (!"Linux".equals(system) || !"amd64".equals(processor)) {
      throw unsuitable("it runs on Linux on x86-64, this is " + system + " on " + processor);
    }
  }

  /**
   * Shenandoah maps its tables at low addresses, where programs are linked. Its threads give it
   * away; asking the management interface would cost more time than starting the program.
   */
  static void checkCollector(Path threads) {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(threads)) {
      for (Path task : tasks) {
        if (name(task).startsWith("Shenandoah")) {
          throw unsuitable(
              "the Shenandoah collector takes the addresses that programs need; start Java with"
                  + " -XX:+UseSerialGC or another collector");
        }
      }
    } catch (IOException e) {
      throw new PortkitException(
          Failure.UNSUITABLE_JVM,
          "the hosted port cannot read " + threads + ": is /proc there?",
          e);
    }
  }

  /** A thread's name; a thread that has just ended has none. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException e) {
      return "";
    }
  }

  private static PortkitException unsuitable(String why) {
    return new PortkitException(Failure.UNSUITABLE_JVM, "the hosted port cannot run here: " + why);
  }
}
