package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BootDisc;
import portkit.metal.boot.GrubIso;

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

  @Mixin private ProgramParameters program;

  @Override
  public Integer call() throws InterruptedException {
    OutputFile.check(iso);
    try (Program runnable = program.build()) {
      List<String> line = new ArrayList<>(List.of(runnable.name()));
      line.addAll(program.arguments());
      BootDisc.write(iso, new BoardImages().of(Boards.PC), runnable.image(), List.of(), line);
    }
    if (!GrubIso.bootsByUefi()) {
      System.err.printf(
          "portkit: %s boots by BIOS only; for UEFI, too, install grub-efi-amd64-bin%n", iso);
    }
    return 0;
  }
}
