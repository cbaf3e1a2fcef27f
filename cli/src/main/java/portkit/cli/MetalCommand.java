package portkit.cli;

import picocli.CommandLine.Command;

/** {@code portkit metal}: the metal-Java compiler. */
@Command(
    name = "metal",
    description = "Compiles checked, allocation-free Java to machine code.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {MetalBuildCommand.class, MetalExplainCommand.class})
final class MetalCommand {}
