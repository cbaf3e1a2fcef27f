package portkit.metal.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;
import portkit.os.file.ScratchFolder;
import portkit.os.file.WholeFile;
import portkit.os.process.ChildProcess;

/** A CD image that boots through GRUB, made by {@code grub-mkrescue}. */
public final class GrubIso {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Where Debian's grub-efi-amd64-bin puts what UEFI firmware starts. */
  private static final Path EFI = Path.of("/usr/lib/grub/x86_64-efi");

  private GrubIso() {}

  /** Whether UEFI firmware can boot what is written here; else only a BIOS can. */
  public static boolean bootsByUefi() {
    return Files.isDirectory(EFI);
  }

  /**
   * Writes the CD image.
   *
   * @param iso the file to write
   * @param image the boot image
   * @param commandLine what the image is told
   * @param modules files that the image is handed
   * @throws PortkitException if it cannot be written there, or GRUB's programs are missing or fail
   */
  public static void write(Path iso, Path image, String commandLine, List<Path> modules) {
    if (commandLine.contains("\n") || commandLine.contains("'")) {
      throw new PortkitException(
          Failure.USAGE, "the command line must not contain a quote or a line break");
    }
    List<String> commands = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      commands.add("module2 /boot/module%d".formatted(i));
    }
    write(iso, image, "'%s'".formatted(commandLine), commands, modules);
  }

  /**
   * Writes a CD image that tells its boot image nothing and hands it nothing but what commands of
   * GRUB's see to.
   *
   * @param commands carried out once the image is loaded
   */
  public static void write(Path iso, Path image, List<String> commands) {
    write(iso, image, "", commands, List.of());
  }

  private static void write(
      Path iso, Path image, String commandLine, List<String> commands, List<Path> modules) {
    try (ScratchFolder scratch = ScratchFolder.create("iso")) {
      Path root = scratch.resolve("root");
      Path boot = Files.createDirectories(root.resolve("boot/grub"));
      Files.copy(image, root.resolve("boot/image.elf"));
      for (int i = 0; i < modules.size(); i++) {
        Files.copy(modules.get(i), root.resolve("boot/module" + i));
      }
      Files.write(boot.resolve("grub.cfg"), configuration(commandLine, commands));
      Path made = scratch.resolve("iso");
      make(made, root);
      WholeFile.write(iso, Files.readAllBytes(made));
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL, "cannot write %s: %s".formatted(iso, IoReason.of(e)), e);
    }
  }

  private static List<String> configuration(String commandLine, List<String> commands) {
    List<String> configuration = new ArrayList<>();
    configuration.add("set timeout=0");
    configuration.add("menuentry portkit {");
    configuration.add("  multiboot2 /boot/image.elf " + commandLine);
    configuration.addAll(commands);
    configuration.add("}");
    return configuration;
  }

  private static void make(Path iso, Path root) {
    // A menu that nobody sees needs no fonts, languages and themes.
    List<String> command =
        List.of(
            "grub-mkrescue",
            "--fonts=",
            "--locales=",
            "--themes=",
            "--output=" + iso,
            root.toString());
    ChildProcess.Result result = Tool.run(command, LIMIT);
    if (result.exitCode() != 0) {
      String complaint =
          result.errors().lines().filter(l -> l.contains("error")).findFirst().orElse("");
      throw new PortkitException(
          Failure.TOOL_MISSING,
          "grub-mkrescue failed (%s): it needs xorriso, mtools and GRUB for i386-pc; run scripts/setup"
              .formatted(complaint.isEmpty() ? "exit code " + result.exitCode() : complaint));
    }
  }
}
