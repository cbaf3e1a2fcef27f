package portkit.baremetal.image;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import portkit.baremetal.boot.CommandLine;
import portkit.baremetal.boot.ModuleTrailer;
import portkit.metal.boot.GrubIso;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;
import portkit.os.file.IoReason;
import portkit.os.file.ScratchFolder;

/** A CD image from which a PC boots into a program, through GRUB. */
public final class BootDisc {
  private BootDisc() {}

  /**
   * Writes the CD image.
   *
   * @param iso the file to write
   * @param image the boot image of board pc
   * @param arguments the program's, its name first
   */
  public static void write(
      Path iso,
      Path image,
      ProgramImage program,
      List<String> environment,
      List<String> arguments) {
    try (ScratchFolder folder = ScratchFolder.create("module")) {
      Path module = folder.resolve("module");
      try (WritableByteChannel out = Channels.newChannel(Files.newOutputStream(module))) {
        int _ = out.write(program.bytes());
      }
      byte[] trailer = ModuleTrailer.bytes(CommandLine.of(environment, arguments), 0);
      Files.write(module, trailer, StandardOpenOption.APPEND);
      GrubIso.write(iso, image, "", List.of(module));
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL,
          "cannot write the boot module of %s: %s".formatted(iso, IoReason.of(e)),
          e);
    }
  }
}
