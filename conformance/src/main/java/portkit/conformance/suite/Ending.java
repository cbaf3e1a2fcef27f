package portkit.conformance.suite;

import java.util.List;
import java.util.Optional;
import portkit.conformance.guest.Guest;
import portkit.conformance.script.Directives;
import portkit.os.Failure;

/**
 * How a guest came to its end, held against what the script wanted that ran last.
 *
 * @param run the guest's run
 * @param transcript what it wrote
 * @param wanted what the script says about its end
 */
record Ending(GuestRun run, Transcript transcript, Directives wanted) {
  /** What is wrong with it; empty if nothing is. */
  Optional<Complaint> complaint(Optional<Section> section) {
    return wrong(section).map(what -> Complaint.of(what).in(List.copyOf(wanted.clauses())));
  }

  private Optional<String> wrong(Optional<Section> section) {
    if (section.isEmpty()) {
      return Optional.of("the guest never began the script: " + outcome());
    }
    if (section.get().running() > 0) {
      return Optional.of(
          section.get().running() + " of the script's threads had not ended when it had");
    }
    if (!section.get().strays().isEmpty()) {
      Section.Stray stray = section.get().strays().getFirst();
      return Optional.of(
          "a fault of kind %d at 0x%x that the script did not cause"
              .formatted(stray.kind(), stray.pc()));
    }
    if (wanted.ends().isEmpty() && !(section.get().ended() && transcript.done())) {
      return Optional.of(
          "the guest ended %s the script: %s"
              .formatted(section.get().ended() ? "behind" : "within", outcome()));
    }
    int expected = wanted.ends().orElse(0);
    if (run.exitCode().isEmpty() || run.exitCode().getAsInt() != expected) {
      return Optional.of("the guest must end with exit code %d: %s".formatted(expected, outcome()));
    }
    if (wanted.says().filter(says -> !says.matcher(transcript.said()).matches()).isPresent()) {
      return Optional.of(
          "the guest's output must match %s, it was \"%s\""
              .formatted(wanted.says().get(), transcript.said()));
    }
    // A machine with one console has both there.
    String told = transcript.said() + run.log();
    return wanted.reports().filter(reports -> !reports.matcher(told).find()).isPresent()
        ? Optional.of(
            "the port must report %s, it said \"%s\"".formatted(wanted.reports().get(), told))
        : Optional.empty();
  }

  private String outcome() {
    if (run.failure().isPresent()) {
      return run.failure().get() == Failure.TIME_LIMIT
          ? "it did not end within %d s".formatted(wanted.limit().toSeconds())
          : "the port failed: " + run.complaint();
    }
    int code = run.exitCode().orElseThrow();
    return code == Guest.TRAPPED
        ? "a check of the guest's own failed"
        : "it ended with exit code " + code;
  }
}
