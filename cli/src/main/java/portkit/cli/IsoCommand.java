package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BootDisc;
import portkit.metal.boot.GrubIso;
import portkit.os.elf.ProgramImage;

/** {@code portkit iso}: makes a CD image that boots into a program. */
@Command(
    name = "iso",
    description = "Makes a CD image from which a PC boots into a Go program.",
    mixinStandardHelpOptions = true)
final class IsoCommand implements Callable<Integer> {
  @Option(
      names = "-o",
      required = true,
      paramLabel = "FILE",
      description = "The CD image to write.")
  private Path iso;

  @Parameters(
      index = "0",
      paramLabel = "PROGRAM",
      description = "A .go file, the folder of a package, or an ELF file.")
  private Path program;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "The program's arguments; after -- those that begin with a dash, too.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    try (Program runnable = Program.of(program)) {
      List<String> line = new ArrayList<>(List.of(program.toString()));
      line.addAll(arguments);
      ProgramImage image = ProgramImage.read(runnable.elf());
      BootDisc.write(iso, new BoardImages().of(Boards.PC), image, List.of(), line);
    }
    if (!GrubIso.bootsByUefi()) {
      System.err.printf(
          "portkit: %s boots by BIOS only; for UEFI, too, install grub-efi-amd64-bin%n", iso);
    }
    return 0;
  }
}
