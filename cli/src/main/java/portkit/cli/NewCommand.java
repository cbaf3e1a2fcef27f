package portkit.cli;

import picocli.CommandLine.Command;

/** {@code portkit new}: modules for whoever brings a board or a port. */
@Command(
    name = "new",
    description = "Writes a Maven module for a board or a port of your own.",
    mixinStandardHelpOptions = true,
    subcommands = {NewBoardCommand.class, NewPortCommand.class})
final class NewCommand {}
