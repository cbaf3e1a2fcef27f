package portkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.RootClass;
import portkit.metal.report.BuildReport;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;
import portkit.os.file.WholeFile;

/** {@code portkit metal build}: makes an image of a class and all that its entries reach. */
@Command(
    name = "build",
    description = "Makes an image of a class and all that its entries reach.",
    mixinStandardHelpOptions = true)
final class MetalBuildCommand implements Callable<Integer> {
  @Mixin private MetalSources sources;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "CLASS",
      description =
          "The class whose public constructor wires the image and whose @Export methods are its"
              + " entries.")
  private String root;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The ELF file to write.")
  private Path output;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "What the image is for: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
  private MetalTarget target = MetalTarget.FREESTANDING;

  @Option(
      names = "--limit",
      paramLabel = "ADDRESS",
      description =
          "Where the image must have ended, such as 0x400000; 2 GiB if not given. Code and data are"
              + " addressed with 31 bits.")
  private String limit = "0x80000000";

  @Option(names = "--report", description = "Prints sections, stack bounds and a map.")
  private boolean report;

  @Override
  public Integer call() {
    OutputFile.check(output);
    long end = address(limit);
    Program program = RootClass.load(root, sources.classPath()).compiler().compile();
    MetalTarget.Linked linked =
        target.link(program, root, sources.sourcePath().getFirst().toAbsolutePath(), end);
    write(linked.file());
    if (report) {
      System.out.print(BuildReport.of(program, linked.image()));
    }
    return 0;
  }

  private static long address(String text) {
    try {
      long address = Long.decode(text);
      if (address > 0) {
        return address;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new PortkitException(
        Failure.USAGE, "--limit takes an address such as 0x400000, not " + text);
  }

  private void write(byte[] file) {
    try {
      WholeFile.write(output, file);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL, "cannot write %s: %s".formatted(output, IoReason.of(e)), e);
    }
    if (Files.isRegularFile(output)) {
      boolean _ = output.toFile().setExecutable(true, false); // as linkers do
    }
  }
}
