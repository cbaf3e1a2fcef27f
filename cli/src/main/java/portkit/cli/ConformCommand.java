package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import portkit.conformance.report.Claim;
import portkit.conformance.report.ConsoleReport;
import portkit.conformance.report.Reports;
import portkit.conformance.suite.ClauseExcuses;
import portkit.conformance.suite.SuiteRun;
import portkit.go.Progress;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.Profile;

/** {@code portkit conform}: judges ports by the clauses of the contract. */
@Command(
    name = "conform",
    description = "Judges ports by the contract, clause by clause.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All ports conform.",
      "1:A port breaks a clause.",
      "2:Nothing is broken, but not all clauses could be tried."
    })
final class ConformCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      split = ",",
      required = true,
      description = "Ports by name, or folders of modules with one, such as ./myboard.")
  private List<String> ports;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      split = ",",
      description =
          "Judge by these profiles only: core, input, sleep, faults, threads, preemption, clock,"
              + " random; all if not given.")
  private List<String> profiles = List.of("all");

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Of the random scripts; ${DEFAULT-VALUE} if not given.")
  private long seed = 1;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Write report.html, report.json, junit.xml and badge.svg there.")
  private Path report;

  @Option(
      names = "--excuses",
      paramLabel = "FILE",
      description = "Clauses known not to hold, in lines: CLAUSE PORT REASON.")
  private Path excuses;

  @Override
  public Integer call() {
    // All that can be refused is refused before anything takes time.
    Set<Profile> asked = profiles();
    ClauseExcuses known = excuses == null ? ClauseExcuses.NONE : ClauseExcuses.read(excuses);
    List<Candidate> candidates = ports.stream().map(Candidate::of).toList();
    Reports reports = report == null ? null : Reports.in(report);
    List<SuiteRun> runs = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Tally tally = new Tally();
      try (Progress.Step _ =
          StepDisplay.onStandardError().begin("conformance of " + candidate.name(), tally)) {
        runs.add(known.applyTo(candidate.judge(asked, seed, tally)));
      }
    }
    System.out.print(ConsoleReport.of(runs));
    if (reports != null) {
      reports.write(runs);
      System.out.println("report: " + report.resolve("report.html"));
    }
    return switch (Claim.of(runs)) {
      case CONFORMS -> 0;
      case BREAKS -> 1;
      case UNPROVEN -> 2;
    };
  }

  private Set<Profile> profiles() {
    EnumSet<Profile> asked = EnumSet.of(Profile.CORE);
    for (String name : profiles) {
      if (name.equalsIgnoreCase("all")) {
        asked.addAll(EnumSet.allOf(Profile.class));
      } else {
        asked.add(profile(name));
      }
    }
    return asked;
  }

  private static Profile profile(String name) {
    return Arrays.stream(Profile.values())
        .filter(profile -> profile.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PortkitException(
                    Failure.USAGE,
                    "there is no profile %s; the profiles are %s, and all"
                        .formatted(
                            name,
                            Arrays.stream(Profile.values())
                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }
}
