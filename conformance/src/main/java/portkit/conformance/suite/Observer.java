package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portkit.os.Errno;
import portkit.os.Profile;
import portkit.os.model.Breach;
import portkit.os.model.ContractModel;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** Holds what a script's threads did against the reference model, each by a model of its own. */
final class Observer {
  private static final int PAGE = 4096;

  private final Set<Profile> profiles;
  private final Map<Integer, ContractModel> models = new HashMap<>();

  /** Of a port with some profiles; calls of others are nobody's business. */
  Observer(Set<Profile> profiles) {
    this.profiles = profiles;
  }

  /** All that a script did, in the order of the reports. */
  List<Step> steps(List<Event> events) {
    return events.stream().map(this::step).toList();
  }

  private Step step(Event event) {
    ContractModel model =
        models.computeIfAbsent(event.thread(), t -> new ContractModel(PAGE, profiles));
    return switch (event) {
      case Event.Call call -> call(call, model);
      case Event.Fill(int thread, long p, long n, int value, int fault) ->
          new Step(
              thread,
              "fill %s for %s bytes with %d".formatted(Step.number(p), Step.number(n), value),
              fault == 0 ? "done" : "fault " + fault,
              model.memory().filled(p, n, value, fault != 0));
      case Event.Scan(int thread, long p, long n, int value, int fault, long same) ->
          new Step(
              thread,
              "scan %s for %s bytes of %d".formatted(Step.number(p), Step.number(n), value),
              fault == 0 ? Step.number(same) + " are" : "fault " + fault,
              model.memory().scanned(p, n, value, fault != 0, same));
    };
  }

  private static Step call(Event.Call call, ContractModel model) {
    CallSpec spec = Contract.calls().get(call.slot());
    List<String> operands = new ArrayList<>();
    long[] values = {call.a(), call.b(), call.c()};
    for (int i = 0; i < spec.parameterNames().size(); i++) {
      operands.add(Step.number(values[i]));
    }
    Optional<Breach> breach = model.call(call.slot(), call.a(), call.b(), call.c(), call.result());
    return new Step(
        call.thread(),
        "%s(%s)".formatted(spec.name(), String.join(", ", operands)),
        answer(call.result()),
        breach);
  }

  private static String answer(long result) {
    for (Errno errno : Errno.values()) {
      if (result == errno.result()) {
        return "-" + errno.name();
      }
    }
    return Step.number(result);
  }

  /** What is wrong with all that a script did, if anything is: the first. */
  static Optional<Complaint> complaint(Set<Profile> profiles, Section section) {
    return new Observer(profiles)
        .steps(section.events()).stream()
            .filter(step -> step.breach().isPresent())
            .findFirst()
            .map(
                step -> {
                  Breach breach = step.breach().get();
                  return Complaint.of(breach.clause(), "%s: %s".formatted(step, breach.what()));
                });
  }
}
