package portkit.conformance.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import portkit.conformance.script.Constants;
import portkit.conformance.script.Script;

/** Follows what a script's lines do to memory, one after the other. */
final class MemoryTrace {
  private static final long PAGE = 4096;

  /** Reservations lie so far apart here that no sum of sizes leads from one to the next. */
  private static final long APART = 1L << 48;

  private final Map<String, Long> registers = new HashMap<>();
  private final List<Reservation> reservations = new ArrayList<>();
  private final List<MemoryStep> steps = new ArrayList<>();

  private MemoryTrace() {}

  static List<MemoryStep> of(Script script) {
    MemoryTrace trace = new MemoryTrace();
    for (int i = 0; i < script.lines().size(); i++) {
      String line = script.lines().get(i).replaceFirst("#.*", "").strip();
      List<String> words = List.of(line.split("\\s+"));
      boolean result = words.size() > 2 && words.get(1).equals("=");
      String register = result ? words.getFirst() : "";
      List<String> operation = result ? words.subList(2, words.size()) : words;
      Optional<MemoryStep.Access> access = trace.access(operation);
      if (trace.statement(register, operation) || access.isPresent()) {
        trace.steps.add(
            new MemoryStep(
                "%3d %s".formatted(i + 1, line), List.copyOf(trace.reservations), access));
      }
    }
    return trace.steps;
  }

  /** Carries a line out as far as it can be known; tells whether memory has changed. */
  private boolean statement(String result, List<String> words) {
    String operation = words.getFirst().replaceFirst("^watch\\.", "");
    Optional<Long> a = value(words, 1);
    Optional<Long> b = value(words, 2);
    registers.remove(result);
    switch (operation) {
      case "set" -> a.ifPresent(v -> registers.put(result, v));
      case "add" -> a.ifPresent(v -> b.ifPresent(w -> registers.put(result, v + w)));
      case "sub" -> a.ifPresent(v -> b.ifPresent(w -> registers.put(result, v - w)));
      case "reserve" -> {
        long size = b.map(MemoryTrace::pages).orElse(0L);
        if (size > 0) {
          reservations.add(Reservation.of(result, size));
          registers.put(result, reservations.size() * APART);
          return true;
        }
      }
      case "commit", "decommit", "release" -> {
        return a.isPresent() && b.isPresent() && change(operation, a.get(), pages(b.get()));
      }
      default -> {}
    }
    return false;
  }

  /** What a line fills, or looks at, of a reservation. */
  private Optional<MemoryStep.Access> access(List<String> words) {
    Optional<Long> address = value(words, 1);
    Optional<Long> bytes = value(words, 2);
    if (!List.of("fill", "scan").contains(words.getFirst())
        || address.isEmpty()
        || bytes.isEmpty()) {
      return Optional.empty();
    }
    int index = (int) (address.get() / APART) - 1;
    long from = address.get() % APART;
    return index < 0
            || index >= reservations.size()
            || bytes.get() <= 0
            || bytes.get() > reservations.get(index).size() - from
        ? Optional.empty()
        : Optional.of(new MemoryStep.Access(index, from, from + bytes.get()));
  }

  private boolean change(String operation, long address, long bytes) {
    int index = (int) (address / APART) - 1;
    if (index < 0 || index >= reservations.size() || bytes <= 0) {
      return false;
    }
    long from = address % APART;
    Reservation before = reservations.get(index);
    reservations.set(
        index,
        operation.equals("release")
            ? before.without(from, from + bytes)
            : before.with(from, from + bytes, operation.equals("commit")));
    return !reservations.get(index).equals(before);
  }

  private Optional<Long> value(List<String> words, int index) {
    if (index >= words.size()) {
      return Optional.empty();
    }
    String word = words.get(index);
    if (word.equals("page")) {
      return Optional.of(PAGE);
    }
    if (registers.containsKey(word)) {
      return Optional.of(registers.get(word));
    }
    OptionalLong constant = Constants.of(word);
    return constant.isPresent() ? Optional.of(constant.getAsLong()) : Optional.empty();
  }

  private static long pages(long bytes) {
    return bytes <= 0 || bytes >= APART ? 0 : (bytes + PAGE - 1) & -PAGE;
  }
}
