package portkit.cli;

import picocli.CommandLine.Command;

/** {@code portkit script}: what can be done with single scripts of the suite. */
@Command(
    name = "script",
    description = "Runs single scripts of the conformance suite.",
    mixinStandardHelpOptions = true,
    subcommands = ScriptReplayCommand.class)
final class ScriptCommand {}
