package portkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import portkit.go.GoInstallation;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;

/** Everything that portkit needs of a machine. */
final class Checks {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Checks() {}

  static List<Check> all() {
    return List.of(
        new Check("processor", Checks::processor),
        new Check("seccomp", Checks::seccomp),
        new Check("Java", Checks::java),
        new Check("Go", Checks::go),
        tool("Maven", "mvn", "maven", "builds portkit itself"),
        tool("QEMU", "qemu-system-x86_64", "qemu-system-x86", "runs the bare-metal port"),
        tool("GRUB", "grub-mkrescue", "grub-common", "makes CDs"),
        file("GRUB's BIOS part", "/usr/lib/grub/i386-pc", "grub-pc-bin", "CDs that a BIOS boots"),
        file(
            "GRUB's UEFI part",
            "/usr/lib/grub/x86_64-efi",
            "grub-efi-amd64-bin",
            "CDs that UEFI boots"),
        tool("xorriso", "xorriso", "xorriso", "makes CDs"),
        tool("mtools", "mformat", "mtools", "makes CDs"),
        tool("binutils", "objdump", "binutils", "the tests compare encodings with it"),
        tool("gdb", "gdb", "gdb", "debugs a guest on bare metal"),
        tool("Chromium", "chromium", "chromium", "the tests read reports with it"),
        tool("gcc", "gcc", "gcc", "the tests check the C header with it"));
  }

  private static Check.Result processor() {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      return new Check.Missing(
          "portkit needs Linux on x86-64, this is "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch"));
    }
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      boolean fsgsbase =
          lines.anyMatch(line -> line.startsWith("flags") && line.contains(" fsgsbase "));
      return fsgsbase
          ? new Check.Found("x86-64 with FSGSBASE")
          : new Check.Missing("the processor lacks FSGSBASE, which the hosted port needs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Check.Result seccomp() {
    Path actions = Path.of("/proc/sys/kernel/seccomp/actions_avail");
    try {
      if (List.of(Files.readString(actions).strip().split(" ")).contains("trap")) {
        return new Check.Found("the kernel filters system calls");
      }
    } catch (IOException e) {
      // said below: a kernel without seccomp has no such file
    }
    return new Check.Missing(
        "the kernel does not filter system calls (%s has no trap), which the sandbox needs"
            .formatted(actions));
  }

  private static Check.Result java() {
    return new Check.Found(Runtime.version() + " at " + System.getProperty("java.home"));
  }

  private static Check.Result go() {
    try {
      GoInstallation go = GoInstallation.find(System.getenv(), Path.of(""));
      return new Check.Found(go.version() + " at " + go.root());
    } catch (PortkitException e) {
      return new Check.Missing(e.getMessage());
    }
  }

  private static Check tool(String name, String command, String debianPackage, String purpose) {
    return new Check(
        name,
        () ->
            find(command)
                .<Check.Result>map(file -> new Check.Found(firstLine(file)))
                .orElseGet(
                    () ->
                        new Check.Missing(
                            "%s is not in PATH (%s): run scripts/setup, or apt-get install %s"
                                .formatted(command, purpose, debianPackage))));
  }

  private static Check file(String name, String file, String debianPackage, String purpose) {
    return new Check(
        name,
        () ->
            Files.exists(Path.of(file))
                ? new Check.Found(file)
                : new Check.Missing(
                    "there is no %s (%s): run scripts/setup, or apt-get install %s"
                        .formatted(file, purpose, debianPackage)));
  }

  private static Optional<Path> find(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What {@code --version} prints first, after the path. */
  private static String firstLine(Path file) {
    try {
      String output =
          ChildProcess.run(new ProcessBuilder(file.toString(), "--version"), LIMIT).output();
      // Maven colours its name.
      String line = output.lines().findFirst().orElse("").replaceAll("\u001B\\[[0-9;]*m", "");
      return file + " (" + line + ")";
    } catch (PortkitException e) {
      return file + " (" + e.getMessage() + ")";
    }
  }
}
