package portkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.RootClass;
import portkit.metal.report.Explanation;
import portkit.metal.report.SourceLines;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** {@code portkit metal explain}: shows what the compiler makes of a method. */
@Command(
    name = "explain",
    description = "Shows what the compiler makes of a method: SSA form and machine code.",
    mixinStandardHelpOptions = true)
final class MetalExplainCommand implements Callable<Integer> {
  @Mixin private MetalSources sources;

  @Parameters(
      index = "0",
      paramLabel = "CLASS.METHOD",
      description = "All methods of that name are explained.")
  private String name;

  @Option(
      names = "--root",
      paramLabel = "CLASS",
      description =
          "Explains it as a part of this program; without one, as if it were the only entry.")
  private String root;

  @Option(names = "--passes", description = "Shows the SSA form after each pass.")
  private boolean passes;

  @Override
  public Integer call() {
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      throw new PortkitException(
          Failure.USAGE, "expected CLASS.METHOD, such as board.Uart.put, not " + name);
    }
    String owner = name.substring(0, dot);
    String method = name.substring(dot + 1);
    System.out.print(
        Explanation.of(
            compiler(owner, method),
            m -> m.owner().getName().equals(owner) && m.name().equals(method),
            passes ? Explanation.Detail.PASSES : Explanation.Detail.RESULT,
            new SourceLines(sources.sourcePath())));
    return 0;
  }

  private MetalCompiler compiler(String owner, String method) {
    return root == null
        ? RootClass.load(owner, sources.classPath()).compilerOf(method)
        : RootClass.load(root, sources.classPath()).compiler();
  }
}
